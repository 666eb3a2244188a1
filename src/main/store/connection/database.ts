import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { UsageError } from '../../../shared/usageError.ts'
import { damagedFile, partFromBackups, requireWhole } from '../workspaceFile/damage.ts'
import { migrate } from './migrate.ts'
import { isDamage } from './storageTrouble.ts'

export type Db = Database.Database

/** In the place of a path: a workspace without a file. */
export const inMemory = ':memory:'

/**
 * Opens one workspace file, making it when it is not there.
 * FULL is set on every open: better-sqlite3 falls back to NORMAL in WAL mode, which may lose commits at power loss.
 * Throws UsageError for a file that is damaged, was written by a newer program, or may not be written.
 */
export function openDatabase(path: string, now: () => number): Db {
  if (path !== inMemory) makePrivate(path)
  const db = new Database(path, { timeout: 5_000 })
  try {
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    db.pragma('trusted_schema = OFF')
    if (path !== inMemory) requireWhole(db)
    migrate(db, now)
  } catch (error) {
    db.close()
    throw isDamage(error) ? damagedFile(path, (error as Error).message) : error
  }
  return db
}

export function openReadOnly(path: string): Db {
  return new Database(path, { readonly: true, timeout: 5_000 })
}

function makePrivate(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    if (!existsSync(path)) partFromBackups(path)
    closeSync(openSync(path, 'a', 0o600))
    chmodSync(path, 0o600)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new UsageError(
      `The workspace file ${path} cannot be opened for writing (${code}). Allow this user to write it, or choose another folder with --data-dir.`,
    )
  }
}
