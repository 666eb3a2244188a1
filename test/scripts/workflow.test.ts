import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const workflow = readFileSync('.github/workflows/ci.yml', 'utf8')
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }

const all = (pattern: RegExp): string[] => Array.from(workflow.matchAll(pattern), ([, found]) => found!)

/** The text of each job by its name. */
const jobs = new Map(
  workflow
    .slice(workflow.indexOf('\njobs:\n') + 7)
    .split(/^ {2}(?=\w+:$)/m)
    .slice(1)
    .map((job) => [job.slice(0, job.indexOf(':')), job]),
)

test('every script that the public checks run is there', () => {
  const named = [
    ...all(/npm run (?:--silent )?([\w:]+)/g),
    ...(workflow.includes('run: npm test') ? ['test'] : []),
  ]
  expect([...new Set(named)].toSorted()).toEqual([
    'check',
    'e2e:electron',
    'package',
    'package:check',
    'test',
  ])
  expect(named.filter((name) => !(name in scripts))).toEqual([])
  expect(all(/run: node (\S+)/g).filter((file) => !existsSync(file))).toEqual([])
})

test('what others wrote is taken in one version only', () => {
  const actions = all(/uses: (\S+)/g)
  expect(actions.length).toBeGreaterThan(0)
  expect(actions.filter((action) => !/^actions\/[\w-]+@v\d+\.\d+\.\d+$/.test(action))).toEqual([])
  expect(all(/(?:runs-on|os): (\w+-latest)/g)).toEqual([])
})

test('the stories run in Electron, and the packages are made, on each of three systems', () => {
  expect([...jobs.keys()]).toEqual(['check', 'test', 'e2e', 'package', 'release'])
  for (const name of ['e2e', 'package']) {
    const job = jobs.get(name)!
    const systems = new Set(Array.from(job.matchAll(/(ubuntu|macos|windows)-\d/g), ([, system]) => system))
    expect(systems, name).toEqual(new Set(['ubuntu', 'macos', 'windows']))
  }
  expect(jobs.get('e2e')).toMatch(/electron\/install\.js[\s\S]*npm run e2e:electron/)
})

test('nothing is released before all of it has passed, and nothing else may write', () => {
  expect(jobs.get('release')).toContain('needs: [check, test, e2e, package]')
  expect(jobs.get('release')).toContain("if: startsWith(github.ref, 'refs/tags/v')")
  expect(all(/^( *contents: write)$/gm)).toHaveLength(1)
})

test.skipIf(existsSync('node_modules/electron/path.txt'))(
  'the stories in Electron fail where it is missing, instead of running none',
  () => {
    const args = ['node_modules/@playwright/test/cli.js', ...scripts['e2e:electron']!.split(' ').slice(1)]
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    expect(stderr).toContain('"electron" not found')
    expect(status).not.toBe(0)
  },
)
