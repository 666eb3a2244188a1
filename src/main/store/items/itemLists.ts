import type { BatchId } from '../../../shared/ids.ts'
import type { ItemState } from '../../../shared/item.ts'
import type { Db } from '../connection/database.ts'
import type { ItemRow } from './itemRow.ts'
import { stateOf } from './itemRow.ts'
import { isSpecial } from './special.ts'

/** The first failed items of a batch, in source order. */
export function firstFailed(db: Db, batchId: BatchId, limit: number): ItemState[] {
  return db
    .prepare<[BatchId, number], ItemRow>(
      `select * from item where id >> 32 = ? and ${isSpecial} and status = 'failed' order by id limit ?`,
    )
    .all(batchId, limit)
    .map(stateOf)
}

/** The first items with the default response, in source order. */
export function firstDefaults(db: Db, batchId: BatchId, limit: number): ItemState[] {
  return db
    .prepare<[BatchId, number], ItemRow>(
      `select * from item
       where id >> 32 = ? and ${isSpecial} and status = 'complete' and answered_by = 'default' order by id limit ?`,
    )
    .all(batchId, limit)
    .map(stateOf)
}

/** The first items that a model behind the first one answered, in source order. */
export function firstFellBack(db: Db, batchId: BatchId, limit: number): ItemState[] {
  return db
    .prepare<[BatchId, number], ItemRow>(
      `select * from item
       where id >> 32 = ? and rung > 0 and status = 'complete' and answered_by = 'model' order by id limit ?`,
    )
    .all(batchId, limit)
    .map(stateOf)
}
