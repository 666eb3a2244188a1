import type { BatchId } from '../../shared/ids.ts'
import { itemId } from '../../shared/ids.ts'
import type { Checkpoint } from '../../shared/stage.ts'
import { inTransaction } from './inTransaction.ts'
import { lastId } from './items.ts'
import type { Store } from './open.ts'
import { skipAllBut } from './skipped.ts'

export interface ImportedRows {
  readonly items: number
  readonly rejected: number
  /** Where the items stand: what was begun elsewhere goes on from there. */
  readonly checkpoints: ReadonlyMap<Checkpoint, number>
}

/** A batch without source rows is one whose import has not ended; it is shown nowhere. */
export function finishImport(
  store: Store,
  batchId: BatchId,
  rows: ImportedRows,
  sample: number | null,
): void {
  const { counters } = store
  inTransaction(store, () => {
    const skipped = sample === null ? 0 : skipAllBut(store, batchId, rows.items, sample)
    counters.add(batchId, 'seal:pending', rows.items - skipped)
    counters.add(batchId, 'seal:skipped', skipped)
    counters.add(batchId, 'seal:rejected', rows.rejected)
    for (const [checkpoint, items] of rows.checkpoints) {
      counters.add(batchId, `checkpoint:${checkpoint}`, items)
    }
    store.batches.setSourceRows(batchId, rows.items + rows.rejected)
  })
}

/** Removes what an import left that was refused, or whose process died. */
export function discardImport(store: Store, batchId: BatchId): void {
  const discard = store.db.transaction(() => {
    for (const [table, key] of [
      ['item', 'id'],
      ['source_row', 'item_id'],
      ['artifact', 'item_id'],
    ] as const) {
      store.db
        .prepare(`delete from ${table} where ${key} between ? and ?`)
        .run(itemId(batchId, 0), lastId(batchId))
    }
    for (const table of ['reject', 'event', 'lease']) {
      store.db.prepare(`delete from ${table} where batch_id = ?`).run(batchId)
    }
    store.batches.delete(batchId)
  })
  discard.immediate()
}
