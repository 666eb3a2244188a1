import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, relative, resolve } from 'node:path'

const packager = resolve('packaging/node_modules/electron-builder/cli.js')
const packed = process.env['MILLRACE_PACKED']
/** The stand-in is one of Linux; elsewhere what `npm run package` left is looked at. */
export const canPack = existsSync(packager) && (process.platform === 'linux' || packed !== undefined)

export interface Packed {
  /** What is inside app.asar, taken out again. */
  readonly folder: string
  /** Every file in it. */
  readonly files: readonly string[]
  /** Files that lie beside app.asar. */
  readonly unpacked: readonly string[]
  /** `1` on and `0` off, in Electron's order. */
  readonly fuses: string
}

/**
 * Packs the built app as `npm run package` does, around a stand-in for Electron's binary. With `MILLRACE_PACKED`, a folder
 * that it has left in release/, looks at that.
 */
export function pack(scratch: string): Packed {
  const { resources, binary } = placesIn(packed ?? packAroundStandIn(scratch))
  const folder = join(scratch, 'app')
  const { extractAll } = createRequire(packager)('@electron/asar') as {
    extractAll: (archive: string, to: string) => void
  }
  extractAll(join(resources, 'app.asar'), folder)
  const beside = join(resources, 'app.asar.unpacked')
  return { folder, files: filesIn(folder), unpacked: filesIn(beside), fuses: fusesOf(binary) }
}

/** In the folder that electron-builder fills before it makes an installer of it. */
function placesIn(folder: string): { resources: string; binary: string } {
  const contents = join(folder, 'Millrace.app/Contents')
  if (existsSync(contents)) {
    const framework = 'Frameworks/Electron Framework.framework/Versions/A/Electron Framework'
    return { resources: join(contents, 'Resources'), binary: join(contents, framework) }
  }
  const name = existsSync(join(folder, 'Millrace.exe')) ? 'Millrace.exe' : 'millrace'
  return { resources: join(folder, 'resources'), binary: join(folder, name) }
}

function packAroundStandIn(scratch: string): string {
  const electron = join(scratch, 'electron')
  writeStandIn(electron)
  const settings = [`electronDist=${electron}`, `directories.output=${scratch}`]
  const flags = ['--linux', 'dir', '--x64', '--publish', 'never', ...settings.map((one) => `-c.${one}`)]
  const { status, stdout, stderr } = spawnSync(process.execPath, [packager, ...flags], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${stdout}\n${stderr}`)
  return join(scratch, 'linux-unpacked')
}

/** Before the fuses in Electron's binary stand this text, their version, and how many there are. */
const fusesFollow = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

/** What electron-builder looks for in Electron's folder; every fuse is the opposite of what we want. */
function writeStandIn(folder: string): void {
  mkdirSync(join(folder, 'locales'), { recursive: true })
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'locales/en-US.pak', 'locales/de.pak'])
    writeFileSync(join(folder, name), '')
  const fuses = '101100110'
  const parts = [Buffer.from(fusesFollow), Buffer.from([1, fuses.length]), Buffer.from(fuses)]
  writeFileSync(join(folder, 'electron'), Buffer.concat(parts), { mode: 0o755 })
}

function fusesOf(binary: string): string {
  const bytes = readFileSync(binary)
  const start = bytes.indexOf(fusesFollow) + fusesFollow.length + 2
  return bytes.toString('latin1', start, start + bytes[start - 1]!)
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
}
