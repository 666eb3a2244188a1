/** The workspace file cannot be read or written: the disk, the file or another process is at fault, not a row. */
export class StorageTrouble extends Error {
  override readonly name = 'StorageTrouble'
}

/** By the beginning of SQLite's error code. */
const sentences = {
  SQLITE_FULL: 'The disk is full, so the workspace file cannot grow. Free some space, then resume.',
  SQLITE_READONLY: 'The workspace file is read-only. Allow this user to write it, then resume.',
  SQLITE_BUSY: 'Another program holds the workspace file locked. Close it, then resume.',
  SQLITE_LOCKED: 'Another program holds the workspace file locked. Close it, then resume.',
  SQLITE_IOERR: 'The disk of the workspace file does not work. Check the disk, then resume.',
  SQLITE_CANTOPEN: 'The workspace file or its folder cannot be opened. Check their permissions, then resume.',
  SQLITE_CORRUPT: 'The workspace file is damaged. See what can be done with: millrace doctor',
  SQLITE_NOTADB: 'The workspace file is damaged. See what can be done with: millrace doctor',
} as const

/** What SQLite reports of a file that cannot be used, said for people; null for any other error. */
export function storageTroubleOf(error: unknown): StorageTrouble | null {
  if (error instanceof StorageTrouble) return error
  const code = sqliteCodeOf(error)
  const found = Object.entries(sentences).find(([start]) => code.startsWith(start))
  return found ? new StorageTrouble(found[1], { cause: error }) : null
}

/** Whether the bytes of the file are wrong. */
export function isDamage(error: unknown): boolean {
  return /^SQLITE_(CORRUPT|NOTADB)/.test(sqliteCodeOf(error))
}

export function sqliteCodeOf(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown }
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : ''
}
