import type { Db } from '../connection/database.ts'

const worthIt = 64 * 2 ** 20
/** Rewriting takes about a second for so much. */
const mostRewritten = 512 * 2 ** 20

/**
 * Gives space back to the disk that deleted rows have left, at the opening and where most of the file is empty: the
 * file is written anew. Until then new rows take that space first. Left for another time while others use the file, or
 * where the disk has no room for it.
 */
export function reclaimSpace(db: Db): void {
  const read = (name: string) => db.pragma(name, { simple: true }) as number
  const pageBytes = read('page_size')
  const free = read('freelist_count') * pageBytes
  const used = read('page_count') * pageBytes - free
  if (free < Math.max(worthIt, used) || used > mostRewritten) return
  const patience = read('busy_timeout')
  db.pragma('busy_timeout = 0')
  try {
    db.exec('vacuum')
    db.pragma('wal_checkpoint(truncate)')
  } catch {
    // The file is as it was.
  } finally {
    db.pragma(`busy_timeout = ${patience}`)
  }
}
