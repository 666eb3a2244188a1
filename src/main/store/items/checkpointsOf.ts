import type { BatchId } from '../../../shared/ids.ts'
import type { ItemStatus } from '../../../shared/item.ts'
import type { Checkpoint } from '../../../shared/stage.ts'
import type { Db } from '../connection/database.ts'
import { isSpecial } from './special.ts'

interface Standing {
  readonly checkpoint: Checkpoint
  readonly n: number
}

/** How many items of a status stand at each checkpoint. */
export function checkpointsOf(
  db: Db,
  batchId: BatchId,
  status: Extract<ItemStatus, 'failed' | 'skipped' | 'cancelled'>,
): ReadonlyMap<Checkpoint, number> {
  const found = db
    .prepare<[BatchId, string], Standing>(
      `select checkpoint, count(*) as n from item
       where id >> 32 = ? and ${isSpecial} and status = ? group by checkpoint`,
    )
    .all(batchId, status)
  return new Map(found.map(({ checkpoint, n }) => [checkpoint, n]))
}
