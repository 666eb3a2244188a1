import { statSync } from 'node:fs'
import type { BatchId } from '../../../shared/ids.ts'
import { UsageError } from '../../../shared/usageError.ts'
import type { Db } from '../connection/database.ts'
import { openReadOnly } from '../connection/database.ts'
import type { Owner } from '../batches/leases.ts'
import { Leases } from '../batches/leases.ts'
import { schemaVersion } from '../connection/migrate.ts'

export interface Inspected {
  readonly batches: number
  /** Batches that another process runs or imports. */
  readonly running: number
  /** Paid, as far as it is known. */
  readonly spentNanoUsd: number
  /** What calls whose answer never came may have cost on top, at most. */
  readonly unsettledNanoUsd: number
  /** Free; what it would have cost at list prices. */
  readonly practiceNanoUsd: number
}

/** What a workspace file holds, read without opening it for work: it is neither brought up to date nor recovered. */
export function inspectWorkspace(path: string, owner: Owner, now: number): Inspected {
  const db = openReadOnly(path)
  try {
    const version = db.pragma('user_version', { simple: true }) as number
    if (version === 0) return { batches: 0, running: 0, ...nothingSpent }
    if (version > schemaVersion)
      throw new UsageError('A newer Millrace wrote it. Update Millrace to open it.')
    return { batches: batchesIn(db), running: heldIn(db, owner, now), ...spentIn(db) }
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

type Spent = Pick<Inspected, 'spentNanoUsd' | 'unsettledNanoUsd' | 'practiceNanoUsd'>

const nothingSpent: Spent = { spentNanoUsd: 0, unsettledNanoUsd: 0, practiceNanoUsd: 0 }

/** From the counters of the batches, which files of every version have. */
function spentIn(db: Db): Spent {
  const spent = db.prepare<[], Spent>(
    `select
       coalesce(sum(value) filter (where not practice and name = 'cost'), 0) as spentNanoUsd,
       coalesce(sum(value) filter (where not practice and name = 'unsettled'), 0) as unsettledNanoUsd,
       coalesce(sum(value) filter (where practice and name = 'cost'), 0) as practiceNanoUsd
     from (select counter.name, value, settings ->> 'provider' is 'practice' as practice
     from batch cross join counter on batch_id = batch.id and counter.name in ('cost', 'unsettled'))`,
  )
  return spent.get()!
}

/** The file with what is not merged into it yet, and when it was written last (ms UTC). */
export function sizeOf(path: string): { readonly bytes: number; readonly usedAt: number } {
  const { size, mtimeMs } = statSync(path)
  const wal = statSync(`${path}-wal`, { throwIfNoEntry: false })
  // Reading alone leaves an empty one.
  const usedAt = wal && wal.size > 0 ? Math.max(mtimeMs, wal.mtimeMs) : mtimeMs
  return { bytes: size + (wal?.size ?? 0), usedAt: Math.floor(usedAt) }
}
