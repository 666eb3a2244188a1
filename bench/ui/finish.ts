import { sha256 } from '../../src/main/store/answers/artifacts.ts'
import type { Store } from '../../src/main/store/open.ts'
import type { Batch } from '../../src/shared/batch.ts'
import { chanceOf } from '../server/chance.ts'

/** Rows that follow each other finish so many ms apart. */
const paceMs = 2

/** Finishes every row of a batch as a run would have left it; prompts are left out, since no screen lists them. */
export function finish({ db, batches, events }: Store, { id, sourceRows, createdAt }: Batch): void {
  db.function('chance', { deterministic: true }, (row, salt) => chanceOf(row as number, salt as number))
  db.function('sha256', { deterministic: true }, (text) => sha256(text as string))
  db.pragma('synchronous = off') // nobody misses this file
  const at = createdAt - sourceRows * paceMs
  const facts = { batch: id, at, paceMs }
  db.transaction(() => {
    db.exec(`delete from counter where batch_id = ${id}`)
    for (const sql of steps) db.prepare<[typeof facts]>(sql).run(facts)
    batches.start(id, at)
    batches.end(id, 'complete', createdAt)
    events.add(id, { at, kind: 'started', message: 'Started' })
    events.add(id, { at: createdAt, kind: 'complete', message: 'Complete' })
    db.exec('drop table drawn')
  })()
  db.pragma('wal_checkpoint(truncate)')
}

/** What becomes of each row. One in a hundred fails, another has the default response, five come from the cache. */
const drawn = `
  create temp table drawn as
  select id, row, @at + row * @paceMs as at, 200000 + cast(chance(row, 1) * 900000 as integer) as cost,
    case when chance(row, 2) < 0.01 then 'failed' when chance(row, 2) < 0.02 then 'default'
      when chance(row, 2) < 0.07 then 'cache' else 'model' end as part,
    case cast(chance(row, 3) * 8 as integer) when 0 then 'critical' when 1 then 'high' when 2 then 'high'
      when 3 then 'low' when 4 then 'low' else 'medium' end as urgency,
    case cast(chance(row, 4) * 8 as integer) when 0 then 'other' when 1 then 'feature_request'
      when 2 then 'billing' when 3 then 'billing' when 4 then 'billing' else 'technical' end as category,
    round(0.4 + chance(row, 5) * 0.6, 2) as confidence,
    iif(chance(row, 6) < 0.1, 'claude-haiku-5-5', 'claude-sonnet-5-5') as model
  from item where batch_id = @batch`

const items = `
  update item set changed_at = drawn.at, fingerprint = null,
    status = iif(part = 'failed', 'failed', 'complete'),
    checkpoint = iif(part = 'failed', 'processed', 'complete'),
    answered_by = iif(part = 'failed', null, part),
    model = iif(part = 'model' or part = 'cache', drawn.model, null),
    attempts = part <> 'cache', cost_nano_usd = iif(part = 'model' or part = 'failed', cost, 0),
    facet_1 = iif(part = 'failed', null, urgency), facet_2 = iif(part = 'failed', null, category),
    facet_3 = iif(part = 'failed', null, confidence)
  from drawn where drawn.id = item.id`

const failures = `
  update item set failure_stage = 'parse', failure_kind = 'bad_reply',
    failure_message = iif(row % 2 = 0, 'confidence is 1.4, at most 1 is allowed', 'The answer is not JSON.'),
    fingerprint = fingerprint('parse', 'bad_reply',
      iif(row % 2 = 0, 'confidence is 1.4, at most 1 is allowed', 'The answer is not JSON.'))
  where id in (select id from drawn where part = 'failed')`

const answer = `json_object('urgency', urgency, 'category', category, 'suggested_response',
  'Thank you for writing to us about case ' || row || '. We are looking into it.', 'confidence', confidence)`
const reply = `json_object('id', 'msg_' || row, 'content', json_array(json_object('type', 'text', 'text', ${answer})))`
const ticket = `json_object('subject', 'Question ' || row, 'body', cells ->> 2)`

/** Of the rows that the test lets through. */
function artifacts(kind: string, body: string, test: string): string {
  return `
    insert into artifact (item_id, kind, sha256, body, created_at)
    select id, '${kind}', sha256(${body}), ${body}, at from drawn join source_row on item_id = id where ${test}`
}

const calls = `
  insert into call (item_id, attempt, rung, why, model, served_model, request_sha256, outcome, sent_at, latency_ms,
    http_status, failure_kind, failure_message, input_tokens, output_tokens, cost_nano_usd, response_id)
  select drawn.id, 1, 0, 'first', model, model, zeroblob(32), iif(part = 'default', 'failed', 'ok'), at, 300,
    iif(part = 'default', 529, 200), iif(part = 'default', 'overloaded', null),
    iif(part = 'default', 'The model is overloaded.', null), iif(part = 'default', 0, 400),
    iif(part = 'default', 0, 120), iif(part = 'default', 0, cost), artifact.id
  from drawn left join artifact on item_id = drawn.id and kind = 'response' where part <> 'cache'`

const counters = `
  insert into counter (batch_id, name, value)
  with named (name, value) as (
    select 'seal:' || part, 1 from drawn union all
    select 'checkpoint:' || iif(part = 'failed', 'processed', 'complete'), 1 from drawn union all
    select 'answeredBy:' || model, 1 from drawn where part = 'model' union all
    select 'facet:0:=' || urgency, 1 from drawn where part <> 'failed' union all
    select 'facet:1:=' || category, 1 from drawn where part <> 'failed' union all
    select 'facet:2:#' || cast(confidence * 100 + 1e-9 as integer), 1 from drawn where part <> 'failed' union all
    select 'calls:total', 1 from drawn where part <> 'cache' union all
    select iif(part = 'default', 'calls:failed', 'calls:ok'), 1 from drawn where part <> 'cache' union all
    select 'cost', cost from drawn where part = 'model' or part = 'failed' union all
    select 'tokens:input', 400 from drawn where part = 'model' or part = 'failed' union all
    select 'tokens:output', 120 from drawn where part = 'model' or part = 'failed')
  select @batch, name, sum(value) from named group by name`

const tally = `
  insert into tally (batch_id, at_s, done, failed, spent_nano_usd)
  select @batch, cast(at / 1000 as integer), sum(part <> 'failed'), sum(part = 'failed'),
    sum(iif(part = 'model' or part = 'failed', cost, 0))
  from drawn group by 2`

const isAnswered = `part <> 'failed'`
const steps = [
  drawn,
  items,
  failures,
  artifacts('input', ticket, 'true'),
  artifacts('response', reply, `part <> 'default'`),
  artifacts('output', answer, isAnswered),
  artifacts('rendered', answer, isAnswered),
  calls,
  counters,
  tally,
]
