import type { Batch } from '../../../shared/batch.ts'
import type { BatchId, ItemId } from '../../../shared/ids.ts'
import { idRange } from '../../../shared/ids.ts'
import type { Store } from '../open.ts'

/** How a batch goes, as far as it was measured; null: not yet. */
export interface Pace {
  /** Rows finished in the last minute of running. */
  readonly rowsPerMinute: number | null
  readonly p50Ms: number | null
  readonly p95Ms: number | null
}

const minuteMs = 60_000
/** Latencies change: only the newest good calls count, or those of the last rows. */
const callsMeasured = 500

/** `now` is ms UTC. */
export function readPace(store: Store, batch: Batch, now: number): Pace {
  return { rowsPerMinute: rowsPerMinute(store, batch, now), ...latencies(store, batch) }
}

function rowsPerMinute(store: Store, { id, status }: Batch, now: number): number | null {
  const run = store.db
    .prepare<[BatchId], { startedAt: number; endedAt: number | null }>(
      // The first end counts: a paused batch that is cancelled later has not run any longer.
      `with run as (select batch_id, max(at) as startedAt from event where batch_id = ? and kind = 'started'
         and kind <> 'limiter')
       select run.startedAt, min(event.at) as endedAt
       from run left join event on event.batch_id = run.batch_id and event.at >= run.startedAt
         and kind <> 'limiter'
         and (kind = 'complete' or kind = 'cancelled' or kind like 'paused:%')
       where run.startedAt is not null group by run.startedAt`,
    )
    .get(id)
  if (!run) return null
  const to = status === 'running' ? now : Math.max(run.endedAt ?? 0, run.startedAt)
  const from = Math.max(run.startedAt, to - minuteMs)
  const seconds = store.counters.tally.between(id, from, to)
  const rows = seconds.reduce((sum, { done, failed }) => sum + done + failed, 0)
  return rows === 0 ? null : (rows / Math.max(1_000, to - from)) * minuteMs
}

function latencies({ db }: Store, { id, status }: Batch): Pick<Pace, 'p50Ms' | 'p95Ms'> {
  const newest = db
    .prepare<[ItemId, ItemId, number], number>(status === 'running' ? newestCalls : lastRows)
    .pluck()
    .all(...idRange(id), callsMeasured)
    .toSorted((a, b) => a - b)
  const at = (share: number) => newest[Math.ceil(newest.length * share) - 1] ?? null
  return { p50Ms: at(0.5), p95Ms: at(0.95) }
}

const ofBatch = `item_id between ? and ? and outcome = 'ok'`
/** Calls of all batches, read from their end, and not further than others can have come between in a moment. */
const newestCalls = `select latency_ms from (select * from call order by id desc limit 20000) where ${ofBatch} limit ?`
/** Of a batch that rests: other batches may have made any number of calls since. It ends with its last rows. */
const lastRows = `select latency_ms from call where ${ofBatch} order by item_id desc, id desc limit ?`
