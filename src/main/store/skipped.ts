import type { BatchId, ItemId } from '../../shared/ids.ts'
import { itemId } from '../../shared/ids.ts'
import type { ItemState } from '../../shared/item.ts'
import type { Seal } from '../../shared/status.ts'
import type { Counters } from './counters.ts'
import type { Db } from './database.ts'
import { inTransaction } from './inTransaction.ts'
import type { ItemRow } from './items.ts'
import { lastId, stateOf } from './items.ts'
import type { Store } from './open.ts'
import { skippedFailures } from './skipFailed.ts'

/** Rows that were skipped at import because an earlier one has their content: no part of a sample's rest. */
export const skippedDuplicates = 'skipped:duplicate'

/** What a sample left out, and nothing else that was skipped. */
const leftOut = `status = 'skipped' and failure_kind is null and same_as is null`

/** How many rows a sample left out. */
export function leftOutRows(
  counters: Counters,
  batchId: BatchId,
  { skipped }: Pick<Seal, 'skipped'>,
): number {
  return skipped - counters.value(batchId, skippedFailures) - counters.value(batchId, skippedDuplicates)
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

/** Items that a sample left out are to run after all. What was skipped for another reason stays as it is. */
export function unskip(store: Store, batchId: BatchId): number {
  return inTransaction(store, () => {
    const { changes } = store.db
      .prepare<[ItemId, ItemId]>(`update item set status = 'pending' where ${leftOut} and id between ? and ?`)
      .run(itemId(batchId, 0), lastId(batchId))
    store.counters.add(batchId, 'seal:skipped', -changes)
    store.counters.add(batchId, 'seal:pending', changes)
    return changes
  })
}

/** The items left out that a model would have to answer: how many, and the first of them. */
export function leftOutWithoutAnswer(
  db: Db,
  batchId: BatchId,
): { readonly rows: number; readonly first: ItemState | null } {
  const asking = `from item where id between ? and ? and ${leftOut} and asking <> 'never'
    and checkpoint in ('pending', 'acquired', 'prepared')`
  const range = [itemId(batchId, 0), lastId(batchId)] as const
  const { rows } = db
    .prepare<[ItemId, ItemId], { rows: number }>(`select count(*) as rows ${asking}`)
    .get(...range)!
  const first = db.prepare<[ItemId, ItemId], ItemRow>(`select * ${asking} order by id limit 1`).get(...range)
  return { rows, first: first ? stateOf(first) : null }
}

/** The first of the items that a sample left out, in source order. */
export function firstLeftOut(db: Db, batchId: BatchId, limit: number): ItemState[] {
  return db
    .prepare<[ItemId, ItemId, number], ItemRow>(
      `select * from item where id between ? and ? and ${leftOut} order by id limit ?`,
    )
    .all(itemId(batchId, 0), lastId(batchId), limit)
    .map(stateOf)
}
