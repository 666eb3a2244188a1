import type { BatchId, ItemId } from '../../shared/ids.ts'
import { itemId } from '../../shared/ids.ts'
import type { ItemState } from '../../shared/item.ts'
import type { Db } from './database.ts'
import { inTransaction } from './inTransaction.ts'
import type { ItemRow } from './items.ts'
import { lastId, stateOf } from './items.ts'
import type { Store } from './open.ts'

/**
 * Skips all items but `sample` of them, spread evenly over the table. Returns how many are skipped.
 * Numbers are bound as reals; whole division needs integers.
 */
export function skipAllBut(store: Store, batchId: BatchId, items: number, sample: number): number {
  return store.db
    .prepare<{ first: ItemId; last: ItemId; items: number; sample: number }>(
      `update item set status = 'skipped' where id in (
         select id from (select id, row_number() over (order by id) - 1 as n from item where id between @first and @last)
         where n > 0 and n * cast(@sample as integer) / cast(@items as integer)
           = (n - 1) * cast(@sample as integer) / cast(@items as integer))`,
    )
    .run({ first: itemId(batchId, 0), last: lastId(batchId), items, sample: Math.min(sample, items) }).changes
}

/** Items that a sample left out are to run after all. Failed ones that the operator skipped stay as they are. */
export function unskip(store: Store, batchId: BatchId): number {
  return inTransaction(store, () => {
    const { changes } = store.db
      .prepare<[ItemId, ItemId]>(
        `update item set status = 'pending'
         where status = 'skipped' and failure_kind is null and id between ? and ?`,
      )
      .run(itemId(batchId, 0), lastId(batchId))
    store.counters.add(batchId, 'seal:skipped', -changes)
    store.counters.add(batchId, 'seal:pending', changes)
    return changes
  })
}

/** The skipped items that a model would have to answer: how many, and the first of them. */
export function skippedWithoutAnswer(
  db: Db,
  batchId: BatchId,
): { readonly rows: number; readonly first: ItemState | null } {
  const asking = `from item where id between ? and ? and status = 'skipped' and asking <> 'never'
    and checkpoint in ('pending', 'acquired', 'prepared')`
  const range = [itemId(batchId, 0), lastId(batchId)] as const
  const { rows } = db
    .prepare<[ItemId, ItemId], { rows: number }>(`select count(*) as rows ${asking}`)
    .get(...range)!
  const first = db.prepare<[ItemId, ItemId], ItemRow>(`select * ${asking} order by id limit 1`).get(...range)
  return { rows, first: first ? stateOf(first) : null }
}
