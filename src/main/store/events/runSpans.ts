import type { BatchId } from '../../../shared/ids.ts'
import type { Db } from '../connection/database.ts'

/** A time in which a batch ran, ms UTC. `to` null: it has not ended, or did not say so. */
export interface RunSpan {
  readonly from: number
  readonly to: number | null
}

/** When a batch ran, oldest first. */
export function runSpans(db: Db, batchId: BatchId): RunSpan[] {
  const turns = db
    .prepare<[BatchId], { at: number; isStart: number }>(
      `select at, kind = 'started' as isStart from event
       where batch_id = ? and kind <> 'limiter' and (kind = 'started' or kind = 'complete' or kind = 'cancelled'
         or kind glob 'paused:*')
       order by id`,
    )
    .all(batchId)
  const starts = turns.flatMap(({ at, isStart }, index) => (isStart ? [{ at, end: turns[index + 1] }] : []))
  return starts.map(({ at, end }) => ({ from: at, to: end?.at ?? null }))
}
