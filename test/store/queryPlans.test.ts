import { join } from 'node:path'
import { expect, test } from 'vitest'
import { turnsQuery } from '../../src/main/store/batches/checks.ts'
import { costQueries } from '../../src/main/store/costs/costs.ts'
import type { Db } from '../../src/main/store/connection/database.ts'
import { openDatabase } from '../../src/main/store/connection/database.ts'
import { budgetPauseQuery, healthQuery } from '../../src/main/store/events/events.ts'
import { isSpecial } from '../../src/main/store/items/special.ts'
import { tempDir } from '../helpers/tempDir.ts'

const hotQueries = {
  'claiming a page of open items': [
    `select * from item where batch_id = ? and status in ('pending', 'running', 'waiting') and id > ? order by id limit ?`,
    'item_open',
  ],
  'reading the first rejected rows': [
    'select * from reject where batch_id = ? and row > ? order by row limit ?',
    'PRIMARY KEY',
  ],
  'grouping what failed': [
    `select fingerprint from item where id >> 32 = ? and ${isSpecial} and status = 'failed'`,
    'item_special',
  ],
  'reading one item': ['select * from item where id = ?', 'INTEGER PRIMARY KEY'],
  'reading the newest artifact of a kind': [
    'select * from artifact where item_id = ? and kind = ? order by id desc limit 1',
    'artifact_by_item',
  ],
  'reading the calls of an item': ['select * from call where item_id = ? order by id', 'call_by_item'],
  'reading the last calls of a batch at rest': [
    `select latency_ms from call where item_id between ? and ? and outcome = 'ok' order by item_id desc, id desc limit ?`,
    'call_by_item',
  ],
  'finding calls in flight': [
    `update call set outcome = 'lost' where outcome = 'sent' and item_id between ? and ?`,
    'call_in_flight',
  ],
  'looking up a cached answer': [
    'select response_id from cache where endpoint = ? and request_sha256 = ?',
    'PRIMARY KEY',
  ],
  'reading the counters of a batch': ['select name, value from counter where batch_id = ?', 'PRIMARY KEY'],
  'reading a batch by the second': [
    'select at_s, done from tally where batch_id = ? and at_s between ? and ? order by at_s',
    'PRIMARY KEY',
  ],
  'reading what people did to an item': [
    'select * from override where item_id = ? order by id',
    'override_by_item',
  ],
  'finding what people edited in a batch': [
    `select distinct item_id from override where item_id between ? and ? and what = 'edit' order by item_id`,
    'override_by_item',
  ],
  'reading the input of an item as it was edited last': [
    `select fields from override where item_id = ? and what = 'edit' order by id desc limit 1`,
    'override_by_item',
  ],
  'reading the log of a batch from its end': [
    'select id, message from event where batch_id = ? and id < ? order by id desc limit ?',
    'event_by_batch',
  ],
  'reading what of a log is about one thing': [
    'select id, message from event where batch_id = ? and topic = ? and id < ? order by id desc limit ?',
    'event_by_topic',
  ],
  'counting the entries of a log after one': [
    'select count(*) from event where batch_id = ? and topic = ? and id > ?',
    'event_by_topic',
  ],
  'finding when a batch ran': [
    `select at from event where batch_id = ? and kind <> 'limiter' and kind = 'started' order by id`,
    'event_of_run',
  ],
  'counting how often rows of a batch were put to work': [turnsQuery, 'event_of_run'],
  'finding the budget at which a batch has paused': [budgetPauseQuery, 'event_of_run'],
  'reading what became of the models in the last run': [healthQuery, 'event_of_limiter'],
  'listing the views of a pipeline by name': [
    'select id, name, query from saved_view where pipeline = ? order by name',
    'sqlite_autoindex_saved_view',
  ],
  'finding the first default responses': [
    `select * from item
     where id >> 32 = ? and ${isSpecial} and status = 'complete' and answered_by = 'default' order by id limit ?`,
    'item_special',
  ],
  'finding the first rows that fell back': [
    `select * from item
     where id >> 32 = ? and rung > 0 and status = 'complete' and answered_by = 'model'
     order by id limit ?`,
    'item_fell_back',
  ],
  'why rows have the default response': [
    `select failure_kind from item
     where id >> 32 = ? and ${isSpecial} and status = 'complete' and answered_by = 'default'
       and failure_kind is not null`,
    'item_special',
  ],
  'finding the newest check of a batch': [
    'select mark, report from smell_check where batch_id = ? and report is not null order by id desc limit 1',
    'smell_check_by_batch',
  ],
  'reading the rows of a finding': [
    'select item_id from smell_row where check_id = ? and smell = ?',
    'PRIMARY KEY',
  ],
  'finding a batch by its file': ['select id from batch where source_sha256 = ?', 'batch_by_source'],
} as const

test.for(Object.entries(hotQueries))('%s uses an index and sorts nothing', ([, [sql, index]]) => {
  const db = openDatabase(join(tempDir(), 'plans.db'), () => 0)
  const plan = planOf(db, sql)
  db.close()
  expect(plan).toContain(index)
  expect(plan).not.toMatch(/SCAN|TEMP B-TREE/)
})

test.for(Object.entries(costQueries))(
  'costs %s come from a range of days, and never from the calls',
  ([, sql]) => {
    const db = openDatabase(join(tempDir(), 'plans.db'), () => 0)
    const plan = planOf(db, sql.replaceAll(/@\w+/g, '?'))
    db.close()
    expect(plan).toContain('SEARCH spend USING PRIMARY KEY (day>?)')
    expect(plan).not.toMatch(/SCAN (?!grouped)|call/)
  },
)

function planOf(db: Db, sql: string): string {
  const placeholders = Array.from(sql.matchAll(/\?/g), () => null)
  const steps = db.prepare<unknown[], { detail: string }>(`explain query plan ${sql}`).all(...placeholders)
  return steps.map(({ detail }) => detail).join('\n')
}
