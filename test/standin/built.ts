import { cpSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** The folder of the built app as it is. */
export const builtApp = resolve('.')

/** What to change in the built files: each text must be there. */
export interface Mistake {
  readonly main?: readonly (readonly [from: string | RegExp, to: string])[]
  readonly preload?: readonly (readonly [from: string | RegExp, to: string])[]
}

/** A copy of the built app with a mistake planted in it. The caller removes it. */
export function withMistake({ main = [], preload = [] }: Mistake): string {
  const folder = mkdtempSync(join(tmpdir(), 'mistaken-'))
  cpSync('out', join(folder, 'out'), { recursive: true })
  cpSync('package.json', join(folder, 'package.json'))
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  for (const [from, to] of main) replace(join(folder, 'out/main'), from, to)
  for (const [from, to] of preload) replace(join(folder, 'out/preload'), from, to)
  return folder
}

/** In whichever file the bundler put it. */
function replace(folder: string, from: string | RegExp, to: string): void {
  let count = 0
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.c?js$/.test(name)) continue
    const path = join(folder, name)
    const text = readFileSync(path, 'utf8')
    const changed = text.replace(from, () => to)
    if (changed === text) continue
    writeFileSync(path, changed)
    count++
  }
  if (count === 0) throw new Error(`The built files do not have ${String(from)} any more; mend this mistake.`)
}
