import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { UsageError } from '../../../shared/usageError.ts'
import type { Db } from '../connection/database.ts'
import { sqliteCodeOf } from '../connection/storageTrouble.ts'

/** SQLite's own files beside the database: they belong together and move together. */
export const companions = ['', '-wal', '-shm', '-journal']

/** A workspace file that cannot be used. The message names its newest backup and the command that sets it aside. */
export class DamagedFile extends UsageError {
  /** Without the command, for whoever offers a button instead. */
  readonly finding: string

  constructor(finding: string, remedy: string) {
    super(`${finding} ${remedy}`)
    this.finding = finding
  }
}

export function damagedFile(path: string, detail: string): DamagedFile {
  const backup = newestBackup(path)
  const offer = backup
    ? `put its newest backup (${backup}) in its place`
    : 'start with an empty workspace (there is no backup)'
  // SQLite quotes what it cannot read, over several lines.
  const reason = detail.replaceAll(/\s+/g, ' ')
  return new DamagedFile(
    `The workspace file ${path} is damaged (${reason}). Nothing was deleted.`,
    `To set it aside and ${offer}: millrace doctor --set-aside`,
  )
}

/** A file that ends before its last page was cut off. Without this it would be noticed half way through a run. */
export function requireWhole(db: Db): void {
  const wal = `${db.name}-wal`
  if (existsSync(wal) && statSync(wal).size > 0) return // the end of the database may still stand there
  const [pages, pageSize] = [numberOf(db, 'page_count'), numberOf(db, 'page_size')]
  if (statSync(db.name).size < pages * pageSize) throw damagedFile(db.name, 'its end is missing')
}

function numberOf(db: Db, pragma: string): number {
  return db.pragma(pragma, { simple: true }) as number
}

export function backupsOf(path: string): string {
  return join(dirname(path), 'backups')
}

/** Backups are named after the workspace, its schema and the time they were made. */
export function backupName(path: string, schema: number, at: number): string {
  return `${workspaceOf(path)}.schema-${schema}.${at}.db`
}

/** The path of the newest backup of a workspace file, null when it has none. */
export function newestBackup(path: string): string | null {
  const newest = backupNames(path)
    .toSorted((a, b) => madeAt(a) - madeAt(b))
    .at(-1)
  return newest ? join(backupsOf(path), newest) : null
}

/** When that one was made (ms UTC). */
export function newestBackupAt(path: string): number | null {
  const newest = newestBackup(path)
  return newest === null ? null : madeAt(newest)
}

function backupNames(path: string): string[] {
  const folder = backupsOf(path)
  if (!existsSync(folder)) return []
  const start = `${workspaceOf(path)}.schema-`
  return readdirSync(folder).filter(
    (name) => name.startsWith(start) && /^\d+\.\d+\.db$/.test(name.slice(start.length)),
  )
}

/** The backups of one workspace file become those of another path. */
export function moveBackups(from: string, to: string): void {
  const names = backupNames(from)
  if (names.length > 0) mkdirSync(backupsOf(to), { recursive: true, mode: 0o700 })
  for (const name of names) {
    const moved = workspaceOf(to) + name.slice(workspaceOf(from).length)
    renameSync(join(backupsOf(from), name), join(backupsOf(to), moved))
  }
}

/** Backups that bear the name of a workspace which is only being made are another one's: they must never become its. */
export function partFromBackups(path: string): void {
  moveBackups(path, join(backupsOf(path), 'earlier', basename(path)))
}

function madeAt(name: string): number {
  return Number(name.split('.').at(-2))
}

/** Reads the whole file. Throws what SQLite says of one that is only locked. */
export function isSound(path: string): boolean {
  try {
    using db = closing(new Database(path, { fileMustExist: true }))
    if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') return false
    requireWhole(db)
    return db.prepare(`select 1 from sqlite_schema where name = 'item'`).get() !== undefined
  } catch (error) {
    if (sqliteCodeOf(error).startsWith('SQLITE_BUSY')) throw error
    return false
  }
}

function closing(db: Db): Db & Disposable {
  return Object.assign(db, { [Symbol.dispose]: () => void db.close() })
}

export interface SetAside {
  /** The folder that holds the damaged file now. */
  readonly folder: string
  /** The backup that stands in its place, null for none. */
  readonly restored: string | null
}

/**
 * Moves a workspace file with all that belongs to it into a folder of its own, and puts the newest backup in its place.
 */
export function setAside(path: string, at: number): SetAside {
  const folder = join(dirname(path), 'damaged', `${workspaceOf(path)}.${at}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const end of companions) {
    if (existsSync(path + end)) renameSync(path + end, join(folder, basename(path) + end))
  }
  const restored = newestBackup(path)
  if (restored) copyFileSync(restored, path)
  return { folder, restored }
}

function workspaceOf(path: string): string {
  return basename(path, '.db')
}
