import type { BatchId } from '../../shared/ids.ts'
import type { ItemState } from '../../shared/item.ts'
import type { Db } from './database.ts'
import type { ItemRow } from './items.ts'
import { stateOf } from './items.ts'

/** The first failed items of a batch, in source order. */
export function firstFailed(db: Db, batchId: BatchId, limit: number): ItemState[] {
  return db
    .prepare<[BatchId, number], ItemRow>(
      `select * from item where batch_id = ? and status = 'failed' order by id limit ?`,
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
