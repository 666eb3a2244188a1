import { setImmediate as breath } from 'node:timers/promises'
import type { BatchId } from '../../../shared/ids.ts'
import { itemId } from '../../../shared/ids.ts'
import type { Checkpoint } from '../../../shared/stage.ts'
import { inTransaction } from '../connection/inTransaction.ts'
import { lastRow } from '../items/lastRow.ts'
import type { Store } from '../open.ts'
import { openSample, skippedDuplicates } from '../items/skipped.ts'

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

/** Rows of a batch with the content of an earlier one, whether they are skipped or share its answer. */
export const duplicates = 'duplicates'

/** A batch without source rows is one whose import has not ended; it is shown nowhere. */
export function finishImport(
  store: Store,
  batchId: BatchId,
  rows: ImportedRows,
  sample: Sample | null,
): void {
  const { counters } = store
  inTransaction(store, () => {
    const open = sample
      ? openSample(store, batchId, sample.rows, sample.size)
      : rows.items - rows.skippedDuplicates
    counters.add(batchId, 'seal:pending', open)
    counters.add(batchId, 'seal:skipped', rows.items - open)
    counters.add(batchId, 'seal:rejected', rows.rejected)
    counters.add(batchId, duplicates, rows.duplicates)
    counters.add(batchId, skippedDuplicates, rows.skippedDuplicates)
    for (const [checkpoint, items] of rows.checkpoints) {
      counters.add(batchId, `checkpoint:${checkpoint}`, items)
    }
    store.batches.setSourceRows(batchId, rows.items + rows.rejected)
  })
}

/** Removes what an import left whose process died. */
export function discardImport(store: Store, batchId: BatchId): void {
  for (const removeSlice of slices(store, batchId)) removeSlice()
}

/** Removes what an import left that was refused or cancelled, and lets others work meanwhile. */
export async function discardSlowly(store: Store, batchId: BatchId): Promise<void> {
  for (const removeSlice of slices(store, batchId)) {
    removeSlice()
    await breath()
  }
}

const rowsPerSlice = 2_000

/** The batch goes last: should this break off, it is still known as one whose import has not ended. */
function* slices(store: Store, batchId: BatchId): Generator<() => void> {
  const { db } = store
  const removals = [
    db.prepare('delete from item where id between ? and ?'),
    db.prepare('delete from source_row where item_id between ? and ?'),
    db.prepare('delete from artifact where item_id between ? and ?'),
  ]
  const removeRows = db.transaction((first: number) => {
    const ids = [itemId(batchId, first), itemId(batchId, first + rowsPerSlice - 1)]
    for (const removal of removals) removal.run(...ids)
  })
  const last = lastRow(db, batchId)
  for (let first = 0; first <= last; first += rowsPerSlice) yield () => removeRows.immediate(first)
  yield () => removeBatch(store, batchId)
}

function removeBatch({ db, batches }: Store, batchId: BatchId): void {
  const remove = db.transaction(() => {
    for (const table of ['reject', 'event', 'lease'])
      db.prepare(`delete from ${table} where batch_id = ?`).run(batchId)
    batches.delete(batchId)
  })
  remove.immediate()
}
