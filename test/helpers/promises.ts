import { expect } from 'vitest'
import type { BatchId } from '../../src/shared/ids.ts'
import { unaccounted } from '../../src/shared/status.ts'
import { sha256 } from '../../src/main/store/answers/artifacts.ts'
import type { Store } from '../../src/main/store/open.ts'
import { itemId, lastId } from '../../src/shared/ids.ts'
import { scannedTotals } from './scannedTotals.ts'

export interface PromiseOptions {
  /** How often the operator has run finished items again. */
  readonly retries?: number
}

/** All that a store promises of a batch, at whatever moment it is opened. */
export function expectPromises(store: Store, batchId: BatchId, options: PromiseOptions = {}): void {
  expect(brokenPromises(store, batchId, options)).toEqual([])
}

/** What is promised also while a batch runs, said in sentences where it does not hold. */
function brokenPromises(store: Store, batchId: BatchId, { retries = 0 }: PromiseOptions): string[] {
  const range = { first: itemId(batchId, 0), last: lastId(batchId), retries }
  const rules = retries === 0 ? [...always, ...untilRetried] : always
  const broken = rules.flatMap((sql) =>
    store.db.prepare<[typeof range], string>(sql).pluck().all(range).filter(Boolean),
  )
  return [...fileTrouble(store), ...broken, ...wrongCounts(store, batchId), ...badChecksums(store, range)]
}

/** After a run: nothing is under way any more, and a complete batch has nothing left. */
export function expectRest(store: Store, batchId: BatchId): void {
  const { status } = store.batches.get(batchId)!
  const { seal } = store.totals(store.batches.get(batchId)!)
  expect(seal).toMatchObject({ running: 0, waiting: 0 })
  if (status === 'complete') expect(seal.pending).toBe(0)
  const sent = `select count(*) from call where outcome = 'sent' and item_id >> 32 = ?`
  expect(store.db.prepare(sent).pluck().get(batchId), 'calls in flight').toBe(0)
}

const steps = `step(checkpoint, n) as (values ('pending', 0), ('acquired', 1), ('prepared', 2),
    ('processed', 3), ('parsed', 4), ('complete', 5)),
  leaves(kind, n) as (values ('input', 1), ('prompt', 2), ('response', 3), ('output', 4), ('rendered', 5))`
const ofBatch = 'between @first and @last'
const has = 'exists (select 1 from artifact where item_id = item.id and kind = leaves.kind)'
const callsOf = 'from call where item_id = item.id'
const keptOfBatch = 'batch_id = cast(@first as integer) >> 32'

const spent = `select day, model, calls, lost_calls, unpriced_calls, input_tokens, cache_write_tokens,
  cache_read_tokens, output_tokens, cost_nano_usd, unsettled_nano_usd
  from spend where ${keptOfBatch} and calls > 0`
const spentCounted = `select sent_at / 86400000, coalesce(served_model, model), count(*), sum(outcome = 'lost'),
  sum(outcome <> 'lost' and cost_nano_usd is null), sum(input_tokens), sum(cache_write_tokens),
  sum(cache_read_tokens), sum(output_tokens), coalesce(sum(cost_nano_usd), 0), sum(open_nano_usd)
  from call where item_id ${ofBatch} and outcome <> 'sent' group by 1, 2`
/** What is kept by day and model, held to a scan of all calls. */
const spendDiffers = [
  `select 'kept of a day, and not in the calls: ' || json_array(day, model, calls, cost_nano_usd) from (${spent} except ${spentCounted})`,
  `with counted (day, model, calls, c4, c5, c6, c7, c8, c9, cost, c11) as (${spentCounted} except ${spent})
   select 'in the calls, and not kept of their day: ' || json_array(day, model, calls, cost) from counted`,
]

/** A field of the answer of a complete row, as it was rendered last. Damaged ones are told by their checksums. */
function answered(column: string, facet: string): string {
  return `iif(status = 'complete', coalesce((select iif(json_valid(body), body ->> '${column}', null) from artifact
    where item_id = item.id and kind = 'rendered' order by id desc limit 1), ${facet}), null)`
}

const always = [
  `with ${steps} select 'row ' || row || ' is ' || checkpoint || ' without ' || kind
   from item join step using (checkpoint) join leaves on leaves.n <= step.n
   where item.id ${ofBatch} and not ${has} and not (kind = 'response' and answered_by is 'default')
     and not (kind in ('input', 'prompt', 'response') and answered_by is 'human')`,
  `select 'row ' || row || ' was rendered ' || n || ' times' from item
     join (select item_id, count(*) as n from artifact where kind = 'rendered' group by 1) on item_id = item.id
   where item.id ${ofBatch} and n > 1 + @retries`,
  `select 'row ' || row || ' says ' || attempts || ' attempts, its calls differ' from item
   where id ${ofBatch} and (attempts <> (select count(*) ${callsOf})
     or attempts <> (select count(distinct attempt) ${callsOf}))`,
  `select 'row ' || row || ' says it cost ' || cost_nano_usd || ', its calls differ' from item
   where id ${ofBatch} and cost_nano_usd <> (select coalesce(sum(cost_nano_usd), 0) ${callsOf})`,
  `select 'call ' || call.id || ' is ok without a response of its own row'
   from call left join artifact on artifact.id = response_id
   where call.item_id ${ofBatch} and outcome = 'ok'
     and (artifact.id is null or artifact.item_id <> call.item_id or artifact.kind <> 'response')`,
  `select 'response ' || response_id || ' belongs to ' || count(*) || ' calls' from call
   where item_id ${ofBatch} and response_id is not null group by response_id having count(*) > 1`,
  `select 'row ' || row || ' is answered by a model that never answered' from item
   where id ${ofBatch} and status = 'complete' and answered_by = 'model'
     and not exists (select 1 ${callsOf} and outcome = 'ok')`,
  `select 'row ' || row || ' was paid for ' || n || ' good answers' from item
     join (select item_id, count(*) as n from call where outcome = 'ok' group by 1) on item_id = item.id
   where item.id ${ofBatch} and n > 1 + @retries`,
  `select 'call ' || id || ' took ' || latency_ms || ' ms' from call where item_id ${ofBatch} and latency_ms < 0`,
  `select 'row ' || row || ' is ' || status || ' at ' || checkpoint from item
   where id ${ofBatch} and (status = 'complete') <> (checkpoint = 'complete')`,
  `select 'row ' || row || ' is ' || status || ', its fields for filters say otherwise' from item
   where id ${ofBatch} and (facet_1, facet_2, facet_3, facet_4) is not
     (${answered('urgency', 'facet_1')}, ${answered('category', 'facet_2')},
        ${answered('confidence', 'facet_3')}, null)`,
  `select 'row ' || row || ' is ' || status || ', its cause says otherwise' from item
   where id ${ofBatch} and (status = 'failed') <> (fingerprint is not null) and status <> 'skipped'`,
  `select 'of ' || name || ' there are ' || coalesce(counted, 0) || ', kept are ' || kept from (
     select name, value as kept, (select count(*) from item
       where id ${ofBatch} and name in ('facet:0:=' || facet_1, 'facet:1:=' || facet_2,
         'facet:2:#' || cast(facet_3 * 100 + 1e-9 as integer))) as counted
     from counter where ${keptOfBatch} and name like 'facet:%') where kept <> counted`,
  `select 'answers are counted ' || kept || ' times by urgency, there are ' || counted from (
     select (select coalesce(sum(value), 0) from counter where ${keptOfBatch} and name like 'facet:0:%') as kept,
       (select count(facet_1) from item where id ${ofBatch}) as counted) where kept <> counted`,
  `select 'the seconds say that ' || spent || ' was spent, the calls ' || cost
   from (select coalesce(sum(spent_nano_usd), 0) as spent from tally where ${keptOfBatch}),
     (select coalesce(sum(cost_nano_usd), 0) as cost from call where item_id ${ofBatch})
   where spent <> cost`,
  ...spendDiffers,
  `select 'the days say that the cache saved ' || saved || ', the counter ' || counted
   from (select coalesce(sum(saved_nano_usd), 0) as saved from spend where ${keptOfBatch}),
     (select coalesce(sum(value), 0) as counted from counter where ${keptOfBatch} and name = 'saved')
   where saved <> counted`,
]

/** An item that the operator ran again keeps what it left before. */
const untilRetried = [
  `with ${steps} select 'row ' || row || ' is only ' || checkpoint || ' and has ' || kind
   from item join step using (checkpoint) join leaves on leaves.n > step.n
   where item.id ${ofBatch} and kind <> 'response' and ${has}`,
  `select 'row ' || row || ' has responses that nobody gave' from item
   where id ${ofBatch} and (select count(*) from artifact where item_id = item.id and kind = 'response')
     <> (select count(response_id) ${callsOf}) + (answered_by is 'cache')`,
  // A folder of items brings answers along that nobody has given here.
  `select 'the seconds tell of ' || told || ' finished rows, there are ' || n
   from (select coalesce(sum(done + failed), 0) as told from tally where ${keptOfBatch}),
     (select count(*) as n from item where id ${ofBatch} and not (attempts = 0 and answered_by is 'model')
       and (status in ('complete', 'failed') or (status = 'skipped' and failure_kind is not null)))
   where told <> n`,
]

function fileTrouble({ db }: Store): string[] {
  const verdict = db.pragma('integrity_check', { simple: true }) as string
  const orphans = db.pragma('foreign_key_check') as unknown[]
  return [
    ...(verdict === 'ok' ? [] : [`the file is damaged: ${verdict}`]),
    ...orphans.map((orphan) => `a reference leads nowhere: ${JSON.stringify(orphan)}`),
  ]
}

function wrongCounts(store: Store, batchId: BatchId): string[] {
  const batch = store.batches.get(batchId)!
  const [kept, counted] = [store.totals(batch), scannedTotals(store.db, batch)]
  const [keptText, countedText] = [JSON.stringify(inOrder(kept)), JSON.stringify(inOrder(counted))]
  return [
    ...(keptText === countedText ? [] : [`kept ${keptText}, counted ${countedText}`]),
    ...(unaccounted(kept.seal) === 0 ? [] : [`the seal is broken: ${JSON.stringify(kept.seal)}`]),
  ]
}

/** Models come in the order of the rows that tell of them. */
function inOrder({ answeredBy, ...totals }: ReturnType<typeof scannedTotals>) {
  return { ...totals, answeredBy: Object.entries(answeredBy).toSorted(([a], [b]) => a.localeCompare(b)) }
}

interface Range {
  readonly first: number
  readonly last: number
}

function badChecksums({ db }: Store, { first, last }: Range): string[] {
  const artifacts = db.prepare<[number, number], { id: number; kind: string; sha256: Buffer; body: string }>(
    'select id, kind, sha256, body from artifact where item_id between ? and ?',
  )
  return artifacts
    .all(first, last)
    .filter((artifact) => !sha256(artifact.body).equals(artifact.sha256))
    .map(({ id, kind }) => `artifact ${id} (${kind}) does not have its checksum`)
}
