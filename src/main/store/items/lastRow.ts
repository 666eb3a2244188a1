import type { BatchId, ItemId } from '../../../shared/ids.ts'
import { idRange, rowOf } from '../../../shared/ids.ts'
import type { Db } from '../connection/database.ts'

/** The greatest row number of a batch; 0: it has no items. */
export function lastRow(db: Db, batchId: BatchId): number {
  const sql = 'select max(id) from item where id between ? and ?'
  const last = db
    .prepare<[ItemId, ItemId], ItemId | null>(sql)
    .pluck()
    .get(...idRange(batchId))
  return last == null ? 0 : rowOf(last)
}
