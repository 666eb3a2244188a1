import { closeSync, openSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { UsageError } from '../../../shared/usageError.ts'
import type { Db } from '../connection/database.ts'
import { openReadOnly } from '../connection/database.ts'
import { schemaVersion } from '../connection/migrate.ts'
import { isDamage, sqliteCodeOf } from '../connection/storageTrouble.ts'

/** 4 MB at the usual page size: batches that run in this process get their turn in between. */
const pagesAtOnce = 1_000

export interface CopyOptions {
  readonly signal: AbortSignal
  /** Bytes. */
  progress(done: number, total: number): void
  /** Called when the copy is whole, before it gets its name. Throws to leave nothing. */
  readonly beforeRename?: () => void
}

/**
 * Copies a workspace file, as it is at this moment, into one file that can be opened by itself. Others may go on
 * writing. The copy has its name only when it is whole; what is cancelled or fails leaves nothing.
 */
export async function copyWorkspace(from: string, to: string, options: CopyOptions): Promise<void> {
  const { signal, beforeRename } = options
  const part = partOf(to)
  const source = openSource(from)
  try {
    rmSync(part, { force: true })
    closeSync(openSync(part, 'wx', 0o600))
    const pageBytes = source.pragma('page_size', { simple: true }) as number
    await source.backup(part, {
      progress({ totalPages, remainingPages }) {
        signal.throwIfAborted()
        options.progress((totalPages - remainingPages) * pageBytes, totalPages * pageBytes)
        return pagesAtOnce
      },
    })
    settle(part)
    signal.throwIfAborted()
    beforeRename?.()
    renameSync(part, to)
  } finally {
    source.close()
    for (const end of ['', '-journal']) rmSync(part + end, { force: true })
  }
}

/** What a copy is called until it is whole. */
export function partOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.${process.pid}.part`)
}

/** One moment of the file: what is written later is not in it. */
function openSource(path: string): Db {
  const db = openedSource(path)
  try {
    db.exec('begin')
    requireWorkspaceFile(db)
    return db
  } catch (error) {
    db.close()
    throw isDamage(error) || sqliteCodeOf(error) === 'SQLITE_ERROR' ? noWorkspaceFile() : error
  }
}

function openedSource(path: string): Db {
  try {
    return openReadOnly(path)
  } catch (error) {
    throw isDamage(error) ? noWorkspaceFile() : error
  }
}

function requireWorkspaceFile(db: Db): void {
  const version = db.pragma('user_version', { simple: true }) as number
  if (version > schemaVersion)
    throw new UsageError('This workspace was written by a newer Millrace. Update Millrace to open it.')
  if (version < 1) throw noWorkspaceFile()
  db.prepare('select 1 from item limit 1').get()
}

function noWorkspaceFile(): UsageError {
  return new UsageError(
    'This is not a workspace of Millrace, or it is damaged. Choose a backup that was made here.',
  )
}

/** No process runs what is in a copy; and it is one file, readable also where nothing can be written beside it. */
function settle(part: string): void {
  const db = new Database(part, { fileMustExist: true })
  try {
    db.pragma('synchronous = FULL')
    db.pragma('journal_mode = DELETE')
    db.exec('update lease set heartbeat_at = 0')
  } finally {
    db.close()
  }
}
