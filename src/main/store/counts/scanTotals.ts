import { setImmediate as breath } from 'node:timers/promises'
import type { Batch } from '../../../shared/batch.ts'
import type { BatchId, ItemId } from '../../../shared/ids.ts'
import { greatestRow, itemId } from '../../../shared/ids.ts'
import type { Db } from '../connection/database.ts'
import type { Totals } from './totals.ts'
import { totalsFrom } from './totals.ts'

const rowsPerSlice = 20_000

export interface Counting {
  readonly signal?: AbortSignal
  /** Hears how many rows were counted so far. */
  readonly onCounted?: (rows: number) => void
}

/**
 * Counts everything anew from items and calls: what comes out must equal `readTotals`, and exports are checked against
 * it. Without a pause that others would feel, however many rows there are. Reads on a snapshot only.
 */
export async function scanTotals(
  db: Db,
  batch: Batch,
  { signal, onCounted }: Counting = {},
): Promise<Totals> {
  const scan = totalsScan(db, batch)
  let first = 0
  for (; first + rowsPerSlice < batch.sourceRows; first += rowsPerSlice) {
    scan.rows(first, first + rowsPerSlice - 1)
    onCounted?.(first + rowsPerSlice)
    await breath()
    signal?.throwIfAborted()
  }
  scan.rows(first, greatestRow)
  return scan.totals()
}

/** Counts rows part by part: every count is one or a sum, so that those of parts add up. */
export function totalsScan(db: Db, batch: Batch) {
  const counts = new Map<string, number>()
  const statements = scans.map((sql) => db.prepare<[Range], { name: string; n: number | null }>(sql))
  return {
    rows(firstRow: number, lastRow: number): void {
      const ids = { first: itemId(batch.id, firstRow), last: itemId(batch.id, lastRow) }
      const range = { ...ids, batch: batch.id, firstRow, lastRow }
      for (const { name, n } of statements.flatMap((statement) => statement.all(range)))
        counts.set(name, (counts.get(name) ?? 0) + (n ?? 0))
    },
    totals: () => totalsFrom(counts, batch.sourceRows),
  }
}

interface Range {
  readonly first: ItemId
  readonly last: ItemId
  readonly batch: BatchId
  readonly firstRow: number
  readonly lastRow: number
}

const ofBatch = 'between @first and @last'
const scans = [
  `select 'seal:' || iif(status = 'complete', coalesce(answered_by, 'model'), status) as name, count(*) as n
   from item where id ${ofBatch} group by 1`,
  `select 'seal:rejected' as name, count(*) as n from reject
   where batch_id = @batch and row between @firstRow and @lastRow`,
  `select 'checkpoint:' || checkpoint as name, count(*) as n from item where id ${ofBatch} group by 1`,
  `select 'answeredBy:' || model as name, count(*) as n from item
   where id ${ofBatch} and status = 'complete' and answered_by = 'model' group by 1`,
  `select 'fellBack:' || rung || ':' || model as name, count(*) as n from item
   where id ${ofBatch} and status = 'complete' and answered_by = 'model' and rung > 0 group by 1`,
  `select 'calls:' || outcome as name, count(*) as n from call where item_id ${ofBatch} group by 1`,
  `select 'calls:total' as name, count(*) as n from call where item_id ${ofBatch}`,
  `select 'calls:retries' as name, count(*) as n from call where item_id ${ofBatch} and why <> 'first'`,
  `select 'calls:askedAgain' as name, count(*) as n from call where item_id ${ofBatch} and why = 'asked_again'`,
  `select 'calls:rateLimited' as name, count(*) as n from call
   where item_id ${ofBatch} and failure_kind = 'rate_limited'`,
  `select 'calls:unpriced' as name, count(*) as n from call
   where item_id ${ofBatch} and outcome in ('ok', 'failed') and cost_nano_usd is null`,
  `select 'cost' as name, coalesce(sum(cost_nano_usd), 0) as n from call where item_id ${ofBatch}`,
  `select iif(outcome = 'sent', 'reserved', 'unsettled') as name, sum(open_nano_usd) as n
   from call where item_id ${ofBatch} group by 1`,
  `select 'tokens:input' as name, coalesce(sum(input_tokens), 0) as n from call where item_id ${ofBatch}`,
  `select 'tokens:cacheWrite' as name, coalesce(sum(cache_write_tokens), 0) as n from call where item_id ${ofBatch}`,
  `select 'tokens:cacheRead' as name, coalesce(sum(cache_read_tokens), 0) as n from call where item_id ${ofBatch}`,
  `select 'tokens:output' as name, coalesce(sum(output_tokens), 0) as n from call where item_id ${ofBatch}`,
]
