import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { explained } from './writeFailure.ts'

/**
 * Writes a small file of the data folder: it is whole or as it was, and only for its owner. Throws UsageError where it
 * cannot be written.
 */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const passing = `${file}.new`
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    rmSync(passing, { force: true })
    writeFileSync(passing, content, { mode: 0o600, flush: true })
    renameSync(passing, file)
  } catch (error) {
    throw explained(error, file, passing)
  }
}

/** The same with a value that people may want to read, and to change. */
export function writeJson(file: string, value: unknown): void {
  writeWhole(file, `${JSON.stringify(value, null, 2)}\n`)
}
