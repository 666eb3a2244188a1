import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Writes a file of settings: it is whole or as it was, and only for its owner. */
export function writeWhole(file: string, value: unknown): void {
  const passing = `${file}.new`
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  rmSync(passing, { force: true })
  writeFileSync(passing, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600, flush: true })
  renameSync(passing, file)
}
