import type { BatchId, ItemId } from '../../shared/ids.ts'
import { itemId } from '../../shared/ids.ts'
import type { Db } from './database.ts'
import { lastId } from './items.ts'
import { newestRendered } from './newestRendered.ts'

/** The values of one field of the answers of a batch, each with how often it stands there. */
export function valuesOf(
  db: Db,
  batchId: BatchId,
  column: string,
): { value: string | number; count: number }[] {
  return db
    .prepare<[string, ItemId, ItemId], { value: string | number; count: number }>(
      `select ${newestRendered} ->> ? as value, count(*) as count from item
       where id between ? and ? and status = 'complete' group by 1 having value is not null order by 1`,
    )
    .all(column, itemId(batchId, 0), lastId(batchId))
}
