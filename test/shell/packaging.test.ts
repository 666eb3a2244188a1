import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const config = readFileSync('electron-builder.yml', 'utf8')

/** The lines below a key of the top level, as `name: value`. */
function section(key: string): string[] {
  const lines = config.split('\n')
  const start = lines.indexOf(`${key}:`)
  const rest = lines.slice(start + 1)
  const end = rest.findIndex((line) => /^\S/.test(line))
  return rest.slice(0, end).map((line) => line.trim())
}

test('every fuse is set to what an app without Node tricks needs', () => {
  expect(section('electronFuses').toSorted()).toEqual(
    [
      'runAsNode: false',
      'enableCookieEncryption: true',
      'enableNodeOptionsEnvironmentVariable: false',
      'enableNodeCliInspectArguments: false',
      'enableEmbeddedAsarIntegrityValidation: true',
      'onlyLoadAppFromAsar: true',
      'loadBrowserProcessSpecificV8Snapshot: false',
      'grantFileProtocolExtraPrivileges: false',
      'resetAdHocDarwinSignature: true',
    ].toSorted(),
  )
})

test('nothing that is packed starts without the sandbox', () => {
  expect(section('appImage')).toContain('executableArgs: []')
})

test('Millrace offers itself for tables and takes them from no other program', () => {
  expect(section('nsis')).toContain('include: packaging/openWith.nsh')
  // Under Windows it would also become what opens them; the include does not.
  expect(section('win').join()).not.toContain('fileAssociations')
  expect(config).not.toContain('\nfileAssociations')
  const offered = section('mac').filter((line) => line.startsWith('- { ext:'))
  expect(offered.every((line) => line.endsWith('role: Viewer, rank: Alternate }'))).toBe(true)
  const endings = offered.map((line) => `.${/ext: (\w+)/.exec(line)?.[1]}`)
  expect(endings).toEqual(['.csv', '.tsv', '.jsonl', '.xlsx'])
  const include = readFileSync('packaging/openWith.nsh', 'utf8')
  expect(Array.from(include.matchAll(/\$\{MODE\} "(\.\w+)"/g), ([, ending]) => ending)).toEqual(endings)
})

/** The newest three majors get fixes. A new major comes every eight weeks; 45 was the newest in November 2026. */
const supportedMajors = [43, 44, 45]

test('Electron is of a supported major, and pinned', () => {
  const { version } = JSON.parse(readFileSync('node_modules/electron/package.json', 'utf8')) as {
    version: string
  }
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    devDependencies: Record<string, string>
  }
  expect(supportedMajors).toContain(Number.parseInt(version, 10))
  expect(devDependencies['electron']).toBe(version)
})
