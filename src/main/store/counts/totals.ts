import { setImmediate as breath } from 'node:timers/promises'
import type { Batch } from '../../../shared/batch.ts'
import type { BatchId, ItemId } from '../../../shared/ids.ts'
import { greatestRow, itemId } from '../../../shared/ids.ts'
import type { Checkpoint } from '../../../shared/stage.ts'
import { checkpoints } from '../../../shared/stage.ts'
import type { Seal } from '../../../shared/status.ts'
import { sealParts } from '../../../shared/status.ts'
import type { Tokens } from '../../../shared/tokens.ts'
import { tokenKinds } from '../../../shared/tokens.ts'
import type { Db } from '../connection/database.ts'
import type { CallCount, CounterName } from './counterNames.ts'
import { callCounts } from './counterNames.ts'
import type { Counters } from './counters.ts'

/** The numbers of a batch that screens and summaries show. */
export interface Totals {
  readonly seal: Seal
  readonly checkpoints: Readonly<Record<Checkpoint, number>>
  readonly calls: Readonly<Record<CallCount, number>>
  readonly tokens: Tokens
  readonly costNanoUsd: number
  /** What calls that were cut off may have cost on top, at most. */
  readonly unsettledNanoUsd: number
  /** What calls in flight may cost, at most. */
  readonly reservedNanoUsd: number
  readonly unpricedCalls: number
  readonly answeredBy: Readonly<Record<string, number>>
  /** Those of them that a model behind the first one answered, in the order of the chain. */
  readonly fellBack: readonly FellBack[]
}

interface FellBack {
  /** Index into the fallback chain: 1 is the first model behind the primary one. */
  readonly rung: number
  readonly model: string
  readonly rows: number
}

/** Reads the counters kept inside the transactions: the same cost for ten rows and for a million. */
export function readTotals(counters: Counters, batch: Batch): Totals {
  return totalsFrom(counters.read(batch.id), batch.sourceRows)
}

/** Counts everything anew from items and calls. Must equal `readTotals`; exports are checked against it. */
export function scanTotals(db: Db, batch: Batch): Totals {
  const scan = scanner(db, batch)
  scan.rows(0, greatestRow)
  return scan.totals()
}

const rowsPerSlice = 20_000

export interface Counting {
  readonly signal?: AbortSignal
  /** Hears how many rows were counted so far. */
  readonly onCounted?: (rows: number) => void
}

/** The same without a pause that others would feel, however many rows there are. Reads on a snapshot only. */
export async function scanTotalsSlowly(
  db: Db,
  batch: Batch,
  { signal, onCounted }: Counting = {},
): Promise<Totals> {
  const scan = scanner(db, batch)
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

/** Every scan is a count or a sum, so that those of parts add up. */
function scanner(db: Db, batch: Batch) {
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

function totalsFrom(counts: ReadonlyMap<string, number>, sourceRows: number): Totals {
  const at = (name: CounterName) => counts.get(name) ?? 0
  return {
    seal: { sourceRows, ...record(sealParts, (part) => at(`seal:${part}`)) },
    checkpoints: record(checkpoints, (checkpoint) => at(`checkpoint:${checkpoint}`)),
    calls: record(callCounts, (name) => at(`calls:${name}`)),
    tokens: record(tokenKinds, (kind) => at(`tokens:${kind}`)),
    costNanoUsd: at('cost'),
    unsettledNanoUsd: at('unsettled'),
    reservedNanoUsd: at('reserved'),
    unpricedCalls: at('calls:unpriced'),
    answeredBy: answeredByOf(counts),
    fellBack: fellBackOf(counts),
  }
}

function record<K extends string>(keys: readonly K[], valueOf: (key: K) => number): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, valueOf(key)])) as Record<K, number>
}

function answeredByOf(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries(named(counts, 'answeredBy:'))
}

function fellBackOf(counts: ReadonlyMap<string, number>): FellBack[] {
  return named(counts, 'fellBack:')
    .map(([name, rows]) => {
      const end = name.indexOf(':')
      return { rung: Number(name.slice(0, end)), model: name.slice(end + 1), rows }
    })
    .toSorted((a, b) => a.rung - b.rung || (a.model < b.model ? -1 : 1))
}

/** The counters of a group that are not 0, without the name of the group. */
function named(counts: ReadonlyMap<string, number>, prefix: string): [string, number][] {
  return [...counts]
    .filter(([name, value]) => name.startsWith(prefix) && value > 0)
    .map(([name, value]) => [name.slice(prefix.length), value])
}
