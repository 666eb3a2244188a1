import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { UsageError } from '../../../shared/usageError.ts'
import { companions, moveBackups } from './damage.ts'
import type { Db } from '../connection/database.ts'
import { isDamage, sqliteCodeOf } from '../connection/storageTrouble.ts'

/**
 * Gives a workspace file another path, and its backups with it. It is one rename: whenever the process dies, the whole
 * workspace is at the one place or the other. Throws UsageError while anybody has the file open.
 */
export function moveWorkspace(from: string, to: string): void {
  moveAlone(from, to)
  moveBackups(from, to)
}

/** As `moveWorkspace`, into a folder of its own. A damaged file goes, too. */
export function setAsideWorkspace(path: string, folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const to = join(folder, basename(path))
  try {
    moveAlone(path, to)
  } catch (error) {
    if (!isDamage(error)) {
      rmdirSync(folder)
      throw error
    }
    moveWithCompanions(path, to)
  }
  moveBackups(path, to)
}

function moveAlone(from: string, to: string): void {
  const db = openAlone(from)
  try {
    // There an open file cannot be renamed, nor one that somebody opens meanwhile. Elsewhere the lock keeps all out.
    if (process.platform === 'win32') db.close()
    renameSync(from, to)
  } finally {
    db.close()
  }
}

/**
 * Opens a file that nobody else has open, and merges all that belongs to it into that one file. Whoever opens it later
 * has to switch it to WAL first, which SQLite refuses for a file that has moved.
 */
function openAlone(path: string): Db {
  const db = new Database(path, { fileMustExist: true, timeout: 1_000 })
  try {
    db.pragma('synchronous = FULL')
    db.pragma('locking_mode = EXCLUSIVE')
    db.pragma('journal_mode = DELETE')
    return db
  } catch (error) {
    db.close()
    throw sqliteCodeOf(error).startsWith('SQLITE_BUSY') ? openElsewhere(path) : error
  }
}

function openElsewhere(path: string): UsageError {
  const name = basename(path, '.db')
  return new UsageError(
    `The workspace "${name}" is open in another Millrace: a window, a page or a command. Close it there first.`,
  )
}

function moveWithCompanions(from: string, to: string): void {
  for (const end of companions) {
    if (existsSync(from + end)) renameSync(from + end, to + end)
  }
}

/** Takes a workspace out of the folder that `setAsideWorkspace` made. What else lies there stays. */
export function takeBackWorkspace(folder: string, name: string, path: string): void {
  moveWorkspace(join(folder, `${name}.db`), path)
  for (const empty of [join(folder, 'backups'), folder]) {
    if (existsSync(empty) && readdirSync(empty).length === 0) rmdirSync(empty)
  }
}

/** Where a workspace that is deleted at this time goes. */
export function deletedFolder(path: string, at: number): string {
  return join(deletedIn(path), `${basename(path, '.db')}.${at}`)
}

export function deletedIn(path: string): string {
  return join(dirname(path), 'deleted')
}
