import type { BatchId, ItemId } from '../../../shared/ids.ts'
import { itemId } from '../../../shared/ids.ts'
import type { ItemState } from '../../../shared/item.ts'
import type { Seal } from '../../../shared/status.ts'
import type { Counters } from '../counts/counters.ts'
import type { Db } from '../connection/database.ts'
import { inTransaction } from '../connection/inTransaction.ts'
import type { ItemRow } from './itemRow.ts'
import { stateOf } from './itemRow.ts'
import type { Store } from '../open.ts'
import { isSpecial } from './special.ts'

/** What a sample left out, and nothing else that was skipped. */
export const isLeftOut = `status = 'skipped' and failure_kind is null and same_as is null`
const leftOut = `id >> 32 = ? and ${isSpecial} and ${isLeftOut}`

/** How many rows a sample left out: those that were skipped for no reason of their own. */
export function leftOutRows(
  counters: Counters,
  batchId: BatchId,
  { skipped }: Pick<Seal, 'skipped'>,
): number {
  return skipped - counters.value(batchId, 'skipped:failed') - counters.value(batchId, 'skipped:duplicate')
}

/**
 * Opens `sample` of the skipped items in `rows`, spread evenly over them, the first among them. Returns how many.
 */
export function openSample(store: Store, batchId: BatchId, rows: readonly number[], sample: number): number {
  const open = store.db.prepare<[ItemId]>(`update item set status = 'pending' where id = ?`)
  const opened = Math.min(sample, rows.length)
  for (let n = 0; n < opened; n++) open.run(itemId(batchId, rows[Math.ceil((n * rows.length) / opened)]!))
  return opened
}

/**
 * Items that a sample left out are to run after all: those from one row to another, both with. What was skipped for
 * another reason stays as it is.
 */
export function unskip(
  store: Store,
  batchId: BatchId,
  { first, last }: { readonly first: number; readonly last: number },
): void {
  inTransaction(store, () => {
    const { changes } = store.db
      .prepare<[ItemId, ItemId]>(
        `update item set status = 'pending' where id between ? and ? and ${isLeftOut}`,
      )
      .run(itemId(batchId, first), itemId(batchId, last))
    store.counters.add(batchId, 'seal:skipped', -changes)
    store.counters.add(batchId, 'seal:pending', changes)
  })
}

/** The first of the items that a sample left out, in source order. */
export function firstLeftOut(db: Db, batchId: BatchId, limit: number): ItemState[] {
  return db
    .prepare<[BatchId, number], ItemRow>(`select * from item where ${leftOut} order by id limit ?`)
    .all(batchId, limit)
    .map(stateOf)
}
