import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { migrate } from './migrate.ts'

export type Db = Database.Database

/**
 * Opens one workspace file, making it when it is not there.
 * FULL is set on every open: better-sqlite3 falls back to NORMAL in WAL mode, which may lose commits at power loss.
 */
export function openDatabase(path: string, now: () => number): Db {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  makePrivate(path)
  const db = new Database(path, { timeout: 5_000 })
  try {
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    db.pragma('trusted_schema = OFF')
    migrate(db, now)
  } catch (error) {
    db.close()
    throw error
  }
  return db
}

export function openReadOnly(path: string): Db {
  return new Database(path, { readonly: true, timeout: 5_000 })
}

function makePrivate(path: string): void {
  closeSync(openSync(path, 'a', 0o600))
  chmodSync(path, 0o600)
}
