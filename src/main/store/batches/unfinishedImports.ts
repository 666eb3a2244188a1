import { setImmediate as breath } from 'node:timers/promises'
import type { BatchId } from '../../../shared/ids.ts'
import { itemId } from '../../../shared/ids.ts'
import type { Checkpoint } from '../../../shared/stage.ts'
import { lastRow } from '../items/lastRow.ts'
import type { Store } from '../open.ts'
import type { Lease } from './leases.ts'
import { LeaseLost } from './leases.ts'
import { openSample } from '../items/skipped.ts'

export interface ImportedRows {
  readonly items: number
  readonly rejected: number
  /** Rows with the content of an earlier one. */
  readonly duplicates: number
  /** Those of them that are skipped for it. */
  readonly skippedDuplicates: number
  /** Where the items stand: what was begun elsewhere goes on from there. */
  readonly checkpoints: ReadonlyMap<Checkpoint, number>
}

/** All other items than duplicates were left out; `size` of them are to run. */
export interface Sample {
  readonly rows: readonly number[]
  readonly size: number
}

/**
 * A batch without source rows is one whose import has not ended; it is shown nowhere. Throws LeaseLost when another
 * process has taken it for dead, and removes it.
 */
export function finishImport(store: Store, lease: Lease, rows: ImportedRows, sample: Sample | null): void {
  const { counters } = store
  const { batchId } = lease
  store.write(lease, () => {
    const open = sample
      ? openSample(store, batchId, sample.rows, sample.size)
      : rows.items - rows.skippedDuplicates
    counters.add(batchId, 'seal:pending', open)
    counters.add(batchId, 'seal:skipped', rows.items - open)
    counters.add(batchId, 'seal:rejected', rows.rejected)
    counters.add(batchId, 'duplicates', rows.duplicates)
    counters.add(batchId, 'skipped:duplicate', rows.skippedDuplicates)
    for (const [checkpoint, items] of rows.checkpoints) {
      counters.add(batchId, `checkpoint:${checkpoint}`, items)
    }
    store.batches.setSourceRows(batchId, rows.items + rows.rejected)
  })
}

/**
 * Removes what an import left that died, was refused or was cancelled, in steps between which others get their turn.
 * The caller holds its lease. Stops when told to, and where another process has taken over: the rest is found at the
 * next opening.
 */
export async function removeImport(store: Store, lease: Lease, { now, signal }: Removing): Promise<void> {
  try {
    for (const step of removals(store, lease.batchId)) {
      if (signal?.aborted) break
      store.write(lease, () => {
        store.leases.heartbeat(lease, now())
        step()
      })
      await breath()
    }
    store.leases.release(lease)
  } catch (error) {
    if (!(error instanceof LeaseLost)) throw error
  } finally {
    store.leases.forget(lease)
  }
}

export interface Removing {
  /** ms UTC. */
  readonly now: () => number
  readonly signal?: AbortSignal | undefined
}

/** Long texts make a row of many pages: with more rows a step would be felt. */
const rowsPerStep = 500

/** The batch goes last: should this break off, it is still known as one whose import has not ended. */
function* removals(store: Store, batchId: BatchId): Generator<() => void> {
  const { db } = store
  const fromRows = ['item where id', 'source_row where item_id', 'artifact where item_id'].map((rows) =>
    db.prepare(`delete from ${rows} between ? and ?`),
  )
  const last = lastRow(db, batchId)
  for (let first = 0; first <= last; first += rowsPerStep) {
    const ids = [itemId(batchId, first), itemId(batchId, first + rowsPerStep - 1)]
    yield () => {
      for (const remove of fromRows) remove.run(...ids)
    }
  }
  yield () => removeBatch(store, batchId)
}

function removeBatch({ db, batches }: Store, batchId: BatchId): void {
  for (const table of ['reject', 'event', 'lease'])
    db.prepare(`delete from ${table} where batch_id = ?`).run(batchId)
  batches.delete(batchId)
}
