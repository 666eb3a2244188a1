import type { BatchId, ItemId } from '../../shared/ids.ts'
import { itemId } from '../../shared/ids.ts'
import type { ItemState } from '../../shared/item.ts'
import type { Db } from './database.ts'
import type { ItemRow } from './items.ts'
import { lastId, stateOf } from './items.ts'

/** The first failed items of a batch, in source order. */
export function firstFailed(db: Db, batchId: BatchId, limit: number): ItemState[] {
  return db
    .prepare<[BatchId, number], ItemRow>(
      `select * from item where batch_id = ? and status = 'failed' order by id limit ?`,
    )
    .all(batchId, limit)
    .map(stateOf)
}

/** The first of the items that a sample left out, in source order. */
export function firstLeftOut(db: Db, batchId: BatchId, limit: number): ItemState[] {
  return db
    .prepare<[ItemId, ItemId, number], ItemRow>(
      `select * from item where id between ? and ? and status = 'skipped' and failure_kind is null order by id limit ?`,
    )
    .all(itemId(batchId, 0), lastId(batchId), limit)
    .map(stateOf)
}

/** The first items with the default response, in source order. */
export function firstDefaults(db: Db, batchId: BatchId, limit: number): ItemState[] {
  return db
    .prepare<[BatchId, number], ItemRow>(
      `select * from item
       where batch_id = ? and status = 'complete' and answered_by = 'default' order by id limit ?`,
    )
    .all(batchId, limit)
    .map(stateOf)
}

/** The first items that a model behind the first one answered, in source order. */
export function firstFellBack(db: Db, batchId: BatchId, limit: number): ItemState[] {
  return db
    .prepare<[BatchId, number], ItemRow>(
      `select * from item
       where batch_id = ? and status = 'complete' and answered_by = 'model' and rung > 0 order by id limit ?`,
    )
    .all(batchId, limit)
    .map(stateOf)
}

/** When each failed row failed, ms UTC by row. */
export function failedAt(db: Db, batchId: BatchId): ReadonlyMap<number, number> {
  const failed = db
    .prepare<[BatchId], { row: number; at: number }>(
      `select row, changed_at as at from item where batch_id = ? and status = 'failed'`,
    )
    .all(batchId)
  return new Map(failed.map(({ row, at }) => [row, at]))
}
