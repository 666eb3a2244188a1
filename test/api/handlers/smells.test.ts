import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { spansOf } from '../../../src/shared/rowSpans.ts'
import type { BatchId } from '../../../src/shared/ids.ts'
import { itemId } from '../../../src/shared/ids.ts'
import type { ItemFilter } from '../../../src/shared/views/itemViews.ts'
import type { Operator } from '../../helpers/operator.ts'
import { openOperator } from '../../helpers/operator.ts'

const models = ['claude-sonnet-5-5', 'claude-haiku-5-5']
const sample = 'resources/samples/tickets.csv'

type Call = Operator['call']

async function over(call: Call, job: string): Promise<string> {
  for (let version = 0; ;) {
    const view = await call('job.read', { job, version, waitMs: 10_000 })
    if (view.state !== 'running') return view.state
    version = view.version
  }
}

async function checked(call: Call, batchId: BatchId) {
  const { job } = await call('smells.check', { batchId })
  expect(await over(call, job)).toBe('done')
  return (await call('smells.read', { batchId })).report!
}

async function rowsOf(call: Call, batchId: BatchId, filter: ItemFilter): Promise<number[]> {
  const view = { filter, sort: { by: 'row', isDescending: false } } as const
  const { items, total } = await call('items.page', { batchId, view, offset: 0, limit: 500 })
  expect(items).toHaveLength(total)
  return items.map(({ row }) => row)
}

/** Of 60 rows every sixth falls back after a refusal of the first model, and rows 7 and 14 get the default. */
async function sickBatch() {
  const faults = [
    'refusal~case 7)',
    'refusal~case 14)',
    ...tens.map((row) => `refusal~case ${row})/${models[0]!}`),
  ]
  const operator = await openOperator({ faults })
  const { id } = await operator.runTable(60, { models, defaultResponse: true })
  return { ...operator, id }
}
const tens = [10, 20, 30, 40, 50, 60]

test('a healthy table has nothing that looks odd, and it is said what was looked at', async () => {
  const { call, ...operator } = await openOperator()
  const { id } = await operator.runTable(sample)
  const report = await checked(call, id)
  expect(report).toMatchObject({ answered: 198, findings: [] })
  expect(report.looked).toHaveLength(18)
  expect(report.looked).toContainEqual({
    smell: 'one_value',
    title: 'One value that takes nearly all rows',
    said: 'urgency and category: 198 rows',
  })
})

test('each thing that looks odd shows exactly its rows, the worst first', async () => {
  const { call, id } = await sickBatch()
  const { findings } = await checked(call, id)
  expect(findings.map(({ smell, severity }) => [smell, severity])).toEqual([
    ['fallbacks', 'look'],
    ['defaults', 'look'],
  ])
  expect(await rowsOf(call, id, findings[0]!.filter!)).toEqual(tens)
  expect(await rowsOf(call, id, findings[1]!.filter!)).toEqual([7, 14])
})

test('rows that no other filter can show are kept with their finding', async () => {
  const { call, id, out } = await withSameAnswers()
  const { findings } = await checked(call, id)
  const found = findings.find(({ smell }) => smell === 'same_text:suggested_response')!
  expect(found).toMatchObject({
    severity: 'serious',
    rows: 12,
    said: '12 of 15 rows that ask different things (80%) have the same text as suggested response.',
    filter: { smell: 'same_text:suggested_response' },
  })
  const rows = await rowsOf(call, id, found.filter!)
  expect(rows).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])

  // What can be shown can be exported and retried, too.
  const given = { batchId: id, rows: { kind: 'filter', filter: found.filter! }, format: 'jsonl' } as const
  const { target } = await call('export.target', { fileName: 'odd.jsonl', ask: false })
  const { job } = await call('export.run', {
    ...given,
    columns: null,
    target: target!.target,
    overwrite: true,
  })
  expect(await over(call, job)).toBe('done')
  expect(readFileSync(join(out, 'odd.jsonl'), 'utf8').trim().split('\n')).toHaveLength(12)
  const scope = { rows: found.filter!, from: null, limit: null }
  expect(await call('retry.quote', { batchId: id, scope })).toMatchObject({ rows: 12, answered: 12 })
})

const same = 'Thank you for writing to us, we will get back to you.'

/** 15 rows, of which the first 12 have one and the same answer. */
async function withSameAnswers() {
  const operator = await openOperator()
  const { id } = await operator.runTable(15)
  const { artifacts } = operator.app.store
  for (let row = 1; row <= 12; row++) {
    const item = itemId(id, row)
    const rendered = JSON.parse(artifacts.latest(item, 'rendered')!.body) as object
    const body = JSON.stringify({ ...rendered, suggested_response: same })
    artifacts.insert(item, { kind: 'rendered', body }, 0)
  }
  return { ...operator, id }
}

test('a batch is checked when it is complete, and the report stands until a row changes', async () => {
  const { call, ended, changes, ...operator } = await openOperator()
  const { id } = await operator.import(20)
  expect(await call('smells.read', { batchId: id })).toEqual({ report: null, isCurrent: false, job: null })
  await call('batch.start', { batchId: id, rest: false })
  await ended(id)
  const read = () => call('smells.read', { batchId: id })
  for (let version = 0; (await read()).job !== null || (await read()).report === null;)
    version = await changes.after(version, 100)
  const first = await read()
  expect(first).toMatchObject({ report: { answered: 20 }, isCurrent: true, job: null })

  await call('item.accept', { batchId: id, row: 3, reason: null })
  expect(await read()).toEqual({ ...first, isCurrent: false })
  await checked(call, id)
  expect(await read()).toMatchObject({ isCurrent: true })
  const scope = { rows: spansOf([1]), from: 'parse' as const, limit: null }
  await call('retry.run', { batchId: id, scope, expectedRows: 1 })
  await ended(id)
  expect((await read()).report).not.toBeNull()
})

test('a newer check takes the place of the one before, with its rows', async () => {
  const { call, id, app } = await withSameAnswers()
  await checked(call, id)
  await checked(call, id)
  const count = (table: string) => app.store.db.prepare(`select count(*) from ${table}`).pluck().get()
  expect(count('smell_check')).toBe(1)
  expect(count('smell_row')).toBe(12)
})

test('a check that is under way is joined; one that is cancelled leaves the report before it', async () => {
  const { call, id, app } = await withSameAnswers()
  const before = await checked(call, id)
  const { job } = await call('smells.check', { batchId: id })
  expect(await call('smells.check', { batchId: id })).toEqual({ job })
  expect(await call('smells.read', { batchId: id })).toMatchObject({ job })
  await call('job.cancel', { job })
  expect(await over(call, job)).toBe('cancelled')
  expect(await call('smells.read', { batchId: id })).toEqual({ report: before, isCurrent: true, job: null })
  expect(app.store.db.prepare('select count(*) from smell_check').pluck().get()).toBe(1)
})

test('a batch that nobody has answered yet has nothing to look at', async () => {
  const { call, ...operator } = await openOperator()
  const { id } = await operator.import(5)
  expect(await checked(call, id)).toMatchObject({ answered: 0, findings: [] })
})

test('a check that went wrong says so, and the next one may go well', async () => {
  const { call, id, app } = await withSameAnswers()
  const rename = (from: string, to: string) => app.store.db.exec(`alter table ${from} rename to ${to}`)
  rename('override', 'gone')
  const { job } = await call('smells.check', { batchId: id })
  expect(await over(call, job)).toBe('failed')
  rename('gone', 'override')
  expect(await call('smells.read', { batchId: id })).toEqual({ report: null, isCurrent: false, job })
  expect(await checked(call, id)).toMatchObject({ answered: 15 })
  expect(await call('smells.read', { batchId: id })).toMatchObject({ isCurrent: true, job: null })
})
