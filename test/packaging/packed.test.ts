import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, posix } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { desktops } from '../standin/desktops.ts'
import type { Packed } from './pack.ts'
import { canPack, pack } from './pack.ts'

// `npm run package:check` installs the packager first; without it there is nothing to look at.
describe.skipIf(!canPack)('the packed app', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'millrace-packed-'))
  let packed: Packed
  beforeAll(() => void (packed = pack(scratch)), 180_000)
  afterAll(() => rmSync(scratch, { recursive: true, force: true }))

  const outside = (folder: string): string[] => packed.files.filter((file) => !file.startsWith(folder))

  test('holds, beside packages, what was built for the window, its pictures and the sample', () => {
    const ours = outside('node_modules/').filter((file) => !file.startsWith('out/'))
    expect(ours.toSorted()).toEqual(['package.json', ...pictures, 'resources/samples/tickets.csv'])
  })

  test('holds what the window loads, and no other program', () => {
    const built = packed.files.filter((file) => file.startsWith('out/'))
    expect(built).toEqual(expect.arrayContaining([...loadedFrom(packed.folder, 'out/main/index.js')]))
    const others = built.filter(
      (file) => !/^out\/(main\/chunks|renderer\/assets)\/[\w-]+\.(js|css|woff2|svg|png)$/.test(file),
    )
    expect(others.toSorted()).toEqual([
      'out/main/index.js',
      'out/preload/index.cjs',
      licences,
      'out/renderer/index.html',
    ])
  })

  test('holds the packages that it runs on and no other', () => {
    const names = packed.files.flatMap((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? [])
    expect([...new Set(names)].toSorted()).toEqual(packages)
  })

  test('holds of a package only what runs, and its licence', () => {
    const ofPackages = packed.files.filter((file) => file.startsWith('node_modules/'))
    expect(ofPackages.filter((file) => !/(\.[cm]?js|\.json|\.node|\/licen[cs]e[^/]*)$/i.test(file))).toEqual(
      [],
    )
    expect(packed.files.filter((file) => file.endsWith('.node'))).toEqual([binary])
  })

  test('says the licence of every package in it, those that were put into the page included', () => {
    const text = readFileSync(join(packed.folder, licences), 'utf8')
    const said = Array.from(text.matchAll(/^-{80}\n\n(\S+) \d/gm), ([, name]) => name)
    expect(said).toEqual(expect.arrayContaining([...packages, ...bundled]))
  })

  test('keeps outside of its archive the one binary that the system has to load', () => {
    expect(packed.unpacked).toEqual([binary])
  })

  test('is not larger than its parts explain', () => {
    const bytes = packed.files.reduce((sum, file) => sum + statSync(join(packed.folder, file)).size, 0)
    expect(bytes).toBeLessThan(20_000_000)
  })

  test('has the fuses of an app without Node tricks', () => {
    // runAsNode, cookie encryption, NODE_OPTIONS, --inspect, archive integrity, only the archive, snapshot, file://
    expect(packed.fuses.slice(0, 8)).toBe('01001100')
  })

  const started = desktops()
  test('runs a table from end to end', async () => {
    const { page } = await started({ appDir: packed.folder })
    await page.getByRole('button', { name: 'Run the sample' }).click()
    await page.getByText('Complete, 2 failed').waitFor()
    await page.getByText('0 unaccounted').waitFor()
  })
})

const binary = `node_modules/better-sqlite3/prebuilds/${process.platform}-${process.arch}.node`
const pictures = ['tray.png', 'tray@2x.png', 'trayTemplate.png', 'trayTemplate@2x.png'].map(
  (name) => `resources/icons/${name}`,
)
const licences = 'out/renderer/THIRD-PARTY-LICENSES.txt'
const bundled = [
  'react',
  'lucide-react',
  '@radix-ui/react-dialog',
  '@fontsource-variable/inter',
  'tailwindcss',
]
const packages = [
  '@anthropic-ai/sdk',
  '@opentelemetry/api',
  '@stablelib/base64',
  'better-sqlite3',
  'chardet',
  'fast-sha256',
  'hucre',
  'iconv-lite',
  'p-limit',
  'safer-buffer',
  'standardwebhooks',
  'undici',
  'yocto-queue',
  'zod',
]

/** A file of the app and every file that it imports, by whatever way. */
function loadedFrom(folder: string, file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found
  found.add(file)
  const text = readFileSync(join(folder, file), 'utf8')
  for (const [, address] of text.matchAll(/(?:from|import)\s*\(?\s*["'](\.[^"']+\.js)["']/g))
    loadedFrom(folder, posix.join(dirname(file), address!), found)
  return found
}
