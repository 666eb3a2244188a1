import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }

/** Where SECURITY.md and CONTRIBUTING.md say that short paths begin. */
const places = ['', 'src/', 'src/main/', 'src/renderer/', 'test/e2e/']

test.for(['SECURITY.md', 'CONTRIBUTING.md'])('every file and script that %s names is there', (document) => {
  const text = readFileSync(document, 'utf8')
  const words = text.split(/[\s`()[\],;:]+/)
  const named = words.filter(
    (word) => /^[\w.-]+\/|\.(tsx?|mjs|json|yml|svg|md)$/.test(word) && !/NAME|-N\./.test(word),
  )
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter((path) => !places.some((place) => existsSync(place + path)))).toEqual([])
  const run = Array.from(text.matchAll(/npm run ([\w:]+)/g), ([, name]) => name!)
  expect(run.filter((name) => !(name in scripts))).toEqual([])
})
