import type { BatchId, ItemId } from '../../shared/ids.ts'
import { itemId } from '../../shared/ids.ts'
import type { ItemState } from '../../shared/item.ts'
import type { Db } from './database.ts'
import type { ItemRow } from './items.ts'
import { lastId, stateOf } from './items.ts'

/** The first failed items of a batch, in source order. */
export function firstFailed(db: Db, batchId: BatchId, limit: number): ItemState[] {
  return db
    .prepare<
      [BatchId, number],
      ItemRow
    >(`select * from item where batch_id = ? and status = 'failed' order by id limit ?`)
    .all(batchId, limit)
    .map(stateOf)
}

/** The first skipped items of a batch, in source order. */
export function firstSkipped(db: Db, batchId: BatchId, limit: number): ItemState[] {
  return db
    .prepare<
      [ItemId, ItemId, number],
      ItemRow
    >(`select * from item where id between ? and ? and status = 'skipped' order by id limit ?`)
    .all(itemId(batchId, 0), lastId(batchId), limit)
    .map(stateOf)
}
