import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'

/**
 * Copies an open workspace as a death of its process at this moment leaves it: what was given to the system is there,
 * what the process held in memory is not. Returns the copy's path.
 */
export function copyAsKilled(file: string, folder: string): string {
  mkdirSync(folder, { recursive: true })
  const copy = join(folder, basename(file))
  for (const end of ['', '-wal']) {
    if (existsSync(file + end)) copyFileSync(file + end, copy + end)
  }
  return copy
}
