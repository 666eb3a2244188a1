import type { BatchId } from '../../../shared/ids.ts'
import type { ChartMark } from '../../../shared/views/eventViews.ts'
import type { Db } from '../connection/database.ts'

/**
 * What a chart says of a batch, one mark for all events of a kind that fall into the same `stepMs`, oldest first: a
 * long run leaves more events than a chart has room for.
 */
export function eventMarks(db: Db, batchId: BatchId, stepMs: number): ChartMark[] {
  return db
    .prepare<[BatchId, number, BatchId, number], ChartMark>(
      // The sentences are read for the marks only: of the rest the indexes tell enough.
      `select id, at, coalesce(data ->> 'cause', kind) as kind, count, message,
         data ->> 'concurrency' as concurrency
       from event join (
         select max(id) as id, count(*) as count from event
         where batch_id = ? and kind = 'limiter' and data ->> 'cause' in ('held', 'trouble', 'down', 'gone', 'back')
         group by data ->> 'cause', at / ?
         union all
         select max(id), count(*) from event
         where batch_id = ? and kind <> 'limiter' and (kind = 'started' or kind = 'tuned' or kind = 'retry'
           or kind = 'cancelled' or kind glob 'paused:*')
         group by kind, at / ?)
       using (id) order by id`,
    )
    .all(batchId, stepMs, batchId, stepMs)
}

/** How many calls the limiter allowed at once, the last change of each `stepMs`, oldest first. `at` is ms UTC. */
export function allowedCalls(
  db: Db,
  batchId: BatchId,
  stepMs: number,
): { readonly at: number; readonly concurrency: number | null }[] {
  return db
    .prepare<[BatchId, number], { at: number; concurrency: number | null }>(
      `select at, data ->> 'concurrency' as concurrency from event join (
         select max(id) as id from event where batch_id = ? and kind = 'limiter' group by at / ?)
       using (id) order by id`,
    )
    .all(batchId, stepMs)
}
