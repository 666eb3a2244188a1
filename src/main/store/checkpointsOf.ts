import type { BatchId, ItemId } from '../../shared/ids.ts'
import { itemId } from '../../shared/ids.ts'
import type { ItemStatus } from '../../shared/item.ts'
import type { Checkpoint } from '../../shared/stage.ts'
import type { Db } from './database.ts'
import { lastId } from './items.ts'

interface Standing {
  readonly checkpoint: Checkpoint
  readonly n: number
}

/** How many items of a status stand at each checkpoint. Only for `failed` does an index spare it the whole batch. */
export function checkpointsOf(
  db: Db,
  batchId: BatchId,
  status: Extract<ItemStatus, 'failed' | 'skipped' | 'cancelled'>,
): ReadonlyMap<Checkpoint, number> {
  const found =
    status === 'failed'
      ? db
          .prepare<[BatchId], Standing>(
            `select checkpoint, count(*) as n from item where batch_id = ? and status = 'failed' group by checkpoint`,
          )
          .all(batchId)
      : db
          .prepare<[ItemId, ItemId, string], Standing>(
            'select checkpoint, count(*) as n from item where id between ? and ? and status = ? group by checkpoint',
          )
          .all(itemId(batchId, 0), lastId(batchId), status)
  return new Map(found.map(({ checkpoint, n }) => [checkpoint, n]))
}
