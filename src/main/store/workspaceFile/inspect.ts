import { statSync } from 'node:fs'
import type { BatchId } from '../../../shared/ids.ts'
import { UsageError } from '../../../shared/usageError.ts'
import type { Db } from '../database.ts'
import { openReadOnly } from '../database.ts'
import type { Owner } from '../leases.ts'
import { Leases } from '../leases.ts'
import { schemaVersion } from '../migrate.ts'

export interface Inspected {
  readonly batches: number
  /** Batches that another process runs or imports. */
  readonly running: number
  readonly spentNanoUsd: number
}

/** What a workspace file holds, read without opening it for work: it is neither brought up to date nor recovered. */
export function inspectWorkspace(path: string, owner: Owner, now: number): Inspected {
  const db = openReadOnly(path)
  try {
    const version = db.pragma('user_version', { simple: true }) as number
    if (version === 0) return { batches: 0, running: 0, spentNanoUsd: 0 }
    if (version > schemaVersion)
      throw new UsageError('A newer Millrace wrote it. Update Millrace to open it.')
    return { batches: batchesIn(db), running: heldIn(db, owner, now), spentNanoUsd: spentIn(db) }
  } finally {
    db.close()
  }
}

/** Smaller files are brought up to date before anybody has read that they are. */
const longBytes = 16 * 1024 * 1024

/** Whether an earlier program wrote this file, and so much of it that its opening takes a while. */
export function takesLongToOpen(path: string): boolean {
  if (sizeOf(path).bytes < longBytes) return false
  try {
    const db = openReadOnly(path)
    try {
      const version = db.pragma('user_version', { simple: true }) as number
      return version > 0 && version < schemaVersion
    } finally {
      db.close()
    }
  } catch {
    // Whoever opens it is told what is wrong with it.
    return false
  }
}

function batchesIn(db: Db): number {
  return db.prepare<[], number>('select count(*) from batch where source_rows > 0').pluck().get()!
}

function heldIn(db: Db, owner: Owner, now: number): number {
  const leases = new Leases(db, owner)
  const ids = db.prepare<[], BatchId>('select batch_id from lease where heartbeat_at > 0').pluck().all()
  return ids.filter((id) => leases.isHeld(id, now)).length
}

function spentIn(db: Db): number {
  const spent = db.prepare<[], number>(`select value from counter where batch_id = 0 and name = 'spent'`)
  return spent.pluck().get() ?? 0
}

/** The file with what is not merged into it yet, and when it was written last (ms UTC). */
export function sizeOf(path: string): { readonly bytes: number; readonly usedAt: number } {
  const { size, mtimeMs } = statSync(path)
  const wal = statSync(`${path}-wal`, { throwIfNoEntry: false })
  // Reading alone leaves an empty one.
  const usedAt = wal && wal.size > 0 ? Math.max(mtimeMs, wal.mtimeMs) : mtimeMs
  return { bytes: size + (wal?.size ?? 0), usedAt: Math.floor(usedAt) }
}
