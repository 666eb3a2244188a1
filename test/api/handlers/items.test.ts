import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { rowsIn, spansOf } from '../../../src/shared/rowSpans.ts'
import type { BatchId } from '../../../src/shared/ids.ts'
import type { ItemFilter, ItemsView, ItemLine, ItemSort } from '../../../src/shared/views/itemViews.ts'
import { openOperator } from '../../helpers/operator.ts'
import { skippingClock } from '../../helpers/skippingClock.ts'
import { tempDir } from '../../helpers/tempDir.ts'

const rows = [
  ['A-1', 'Bill', 'I was charged twice. Urgent!'],
  ['A-2', 'Crash', 'The app crashes.'],
  ['Ä-3', 'GRÖSSE', 'Meine Rechnung ist falsch.'],
  ['A-4', 'Bill', 'I was charged twice. Urgent!'],
  ['A-5', '', ''],
  ['A-6', 'Declined', 'This is declined by every model.'],
  ['A-7', 'Stubborn', 'This stubborn one takes the second model.'],
  ['A-8', 'Theme', 'Please add a dark theme.'],
  ['A-9', '', ''],
] as const
const [first, second] = ['claude-sonnet-5-5', 'claude-haiku-5-5']
/** Row 8 was answered by a person so long after the run. */
const laterMs = 60_000

/** Rows 1-3 and 8 are answered by the first model, 7 by the second, 4 as row 1 was, 6 by default; 5 and 9 fail. */
async function mixedBatch() {
  const faults = ['refusal~declined', `refusal~stubborn/${first}`]
  const clock = skippingClock()
  const operator = await openOperator({ faults }, { clock })
  const file = join(tempDir(), 'tickets.csv')
  writeFileSync(file, ['id,subject,body', ...rows.map((cells) => cells.join(','))].join('\n'))
  const models = [first, second]
  const { id } = await operator.runTable(file, { models, defaultResponse: true, concurrency: 1 })
  clock.jump(laterMs)
  const output = {
    urgency: 'low',
    category: 'feature_request',
    suggested_response: 'Noted.',
    confidence: 0.25,
  }
  await operator.call('item.override', { batchId: id, row: 8, output, reason: 'I know better.' })
  const shown = (filter: ItemFilter, sort: ItemSort = { by: 'row', isDescending: false }) =>
    allPages(operator, id, { filter, sort })
  return { ...operator, clock, id, shown, rowsOf: async (filter: ItemFilter) => numbers(await shown(filter)) }
}

type Operator = Awaited<ReturnType<typeof openOperator>>

/** All items of a view, read in pages that do not divide it evenly. */
async function allPages(
  { call }: Operator,
  batchId: BatchId,
  view: { filter: ItemFilter; sort: ItemSort },
): Promise<ItemLine[]> {
  const items: ItemLine[] = []
  for (;;) {
    const page = await call('items.page', { batchId, view, offset: items.length, limit: 2 })
    items.push(...page.items)
    if (page.items.length === 0) {
      expect(items).toHaveLength(page.total)
      return items
    }
  }
}

function numbers(items: readonly ItemLine[]): number[] {
  return items.map(({ row }) => row)
}

const filters: [string, ItemFilter, number[]][] = [
  ['nothing', {}, [1, 2, 3, 4, 5, 6, 7, 8, 9]],
  ['what failed', { parts: ['failed'] }, [5, 9]],
  ['what a model answered', { parts: ['model'] }, [1, 2, 3, 7]],
  ['what came out of the cache', { parts: ['cache'] }, [4]],
  ['what a person answered', { parts: ['human'] }, [8]],
  ['the default and the failed', { parts: ['default', 'failed'] }, [5, 6, 9]],
  ['rejected rows, which are no items', { parts: ['rejected'] }, []],
  ['the first model', { model: first }, [1, 2, 3, 4]],
  ['the second model, as practice names it', { model: `practice/${second}` }, [7]],
  ['a category', { values: { category: ['billing'] } }, [1, 3, 4]],
  ['two categories', { values: { category: ['technical', 'feature_request'] } }, [2, 8]],
  ['values of two fields', { values: { category: ['billing'], urgency: ['high'] } }, [1, 4]],
  ['a value that no answer has', { values: { category: ['none'] } }, []],
  ['a range, without its end', { ranges: { confidence: { min: 0, max: 0.25 } } }, [6]],
  ['a range, with its beginning', { ranges: { confidence: { min: 0.25, max: 0.5 } } }, [8]],
  ['a range without end', { ranges: { confidence: { min: 0.6 } } }, [1, 2, 3, 4]],
  ['a text in either case', { text: 'ChArGeD' }, [1, 4]],
  ['a text beyond ASCII', { text: 'größe' }, []],
  ['a text beyond ASCII in the other case', { text: 'grösse' }, [3]],
  ['an id', { text: 'a-7' }, [7]],
  ['an id beyond ASCII', { text: 'ä-3' }, [3]],
  ['a text with wildcards', { text: '%' }, []],
  ['what changed lately', { touchedWithinMs: 1_000 }, [8]],
  ['what changed since long', { touchedWithinMs: laterMs * 2 }, [1, 2, 3, 4, 5, 6, 7, 8, 9]],
  ['what took more than one call', { isRetried: true }, [6, 7]],
  ['what took one call at most', { isRetried: false }, [1, 2, 3, 4, 5, 8, 9]],
  [
    'all but some rows, one of them not there',
    { isRetried: false, except: spansOf([2, 9, 77]) },
    [1, 3, 4, 5, 8],
  ],
  ['part and text', { parts: ['model'], text: 'charged' }, [1]],
  ['model and range', { model: first, ranges: { confidence: { max: 0.75 } } }, [3]],
  ['value and text', { values: { category: ['billing'] }, text: 'GRÖSSE' }, [3]],
  ['calls and part', { isRetried: true, parts: ['default'] }, [6]],
  ['time and part', { touchedWithinMs: 1_000, parts: ['model'] }, []],
]

describe('a filter by', () => {
  test('each criterion, alone and with another, shows the rows it says', async () => {
    const { rowsOf } = await mixedBatch()
    for (const [name, filter, expected] of filters) expect(await rowsOf(filter), name).toEqual(expected)
  })

  test('a cause shows the rows of that cause, and with a text those of both', async () => {
    const { call, id, rowsOf } = await mixedBatch()
    const [group] = (await call('failures.groups', { batchId: id })).groups
    expect(await rowsOf({ fingerprint: group!.fingerprint })).toEqual([5, 9])
    expect(await rowsOf({ fingerprint: group!.fingerprint, text: 'A-9' })).toEqual([9])
    expect(await rowsOf({ fingerprint: 'parse/bad_reply/x' })).toEqual([])
  })

  test.for([
    { values: { mood: ['calm'] } },
    { ranges: { mood: { min: 1 } } },
    { sort: { by: 'field:mood' as const, isDescending: false } },
  ])('a field that no answer has is refused: %j', async ({ sort, ...filter }) => {
    const { shown, call, id } = await mixedBatch()
    const sentence = 'The answers have no field "mood" to narrow or sort by.'
    await expect(shown(filter, sort)).rejects.toThrow(sentence)
    const view = { filter, sort: sort ?? ({ by: 'row', isDescending: false } as const) }
    await expect(call('items.place', { batchId: id, row: 1, view })).rejects.toThrow(sentence)
    if (sort) return
    const scope = { rows: filter, from: null, limit: null }
    await expect(call('retry.quote', { batchId: id, scope })).rejects.toThrow(sentence)
    const wanted = { kind: 'filter', filter } as const
    await expect(call('export.plan', { batchId: id, rows: wanted, format: 'csv' })).rejects.toThrow(sentence)
  })
})

test('the rows between two places of a view are named as runs, by their numbers, however the view is sorted', async () => {
  const { call, id, rowsOf, shown } = await mixedBatch()
  const span = async (view: ItemsView, first: number, last: number) =>
    (await call('items.span', { batchId: id, view, first, last })).rows
  const bySource = { filter: {}, sort: { by: 'row', isDescending: false } } as const
  expect(await span(bySource, 2, 5)).toEqual([[3, 6]])
  expect(await span(bySource, 7, 99)).toEqual([[8, 9]])
  const byCost = { filter: { isRetried: false }, sort: { by: 'cost', isDescending: true } } as const
  const rows = numbers(await shown(byCost.filter, byCost.sort))
  expect(rowsIn(await span(byCost, 1, 4))).toEqual(rows.slice(1, 5).toSorted((a, b) => a - b))
  const taken = await span(byCost, 0, 2)
  expect(await rowsOf({ except: taken })).toHaveLength(9 - 3)
})

type Key = (item: ItemLine) => string | number | undefined

const sorts: [ItemSort['by'], Key][] = [
  ['row', ({ row }) => row],
  ['attempts', ({ attempts }) => attempts],
  ['cost', ({ costNanoUsd }) => costNanoUsd],
  ['changed', ({ changedAt }) => changedAt],
  ['field:confidence', ({ output }) => output['confidence'] as number | undefined],
  ['field:urgency', ({ output }) => output['urgency'] as string | undefined],
]

test.for(sorts)('sorted by %s, ties stand in source order and rows without it last', async ([by, key]) => {
  const { shown } = await mixedBatch()
  const inSourceOrder = await shown({})
  for (const isDescending of [false, true]) {
    const expected = inSourceOrder.toSorted((a, b) => compared(key(a), key(b), isDescending))
    expect(await shown({}, { by, isDescending })).toEqual(expected)
  }
})

function compared(a: ReturnType<Key>, b: ReturnType<Key>, isDescending: boolean): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
  const order = a < b ? -1 : Number(a > b)
  return isDescending ? -order : order
}

test('the place of a row is where the page shows it, and its neighbours are those beside it', async () => {
  const { call, id, shown } = await mixedBatch()
  const filter: ItemFilter = { parts: ['model', 'cache', 'failed'] }
  for (const sort of [
    { by: 'row', isDescending: true },
    { by: 'field:confidence', isDescending: false },
  ] as const) {
    const order = numbers(await shown(filter, sort))
    for (const [index, row] of order.entries()) {
      expect(await call('items.place', { batchId: id, row, view: { filter, sort } })).toEqual({
        ...{ index, total: order.length },
        ...{ before: order[index - 1] ?? null, after: order[index + 1] ?? null },
      })
    }
    const nowhere = { index: null, before: null, after: null, total: order.length }
    for (const row of [8, 99])
      expect(await call('items.place', { batchId: id, row, view: { filter, sort } })).toEqual(nowhere)
  }
})

test('an export of a filter holds exactly the rows that the page shows', async () => {
  const { call, id, rowsOf, out } = await mixedBatch()
  for (const [name, filter] of filters) {
    const given = { batchId: id, rows: { kind: 'filter', filter }, format: 'csv' } as const
    const { target } = await call('export.target', { fileName: 'r.csv', ask: false })
    const run = { ...given, columns: null, target: target!.target, overwrite: true }
    const { job } = await call('export.run', run)
    const shown = await rowsOf(filter)
    expect((await call('export.plan', given)).rows, name).toBe(shown.length)
    expect(await over(call, job), name).toBe('done')
    const written = parse<Record<string, string>>(readFileSync(join(out, 'r.csv')), { columns: true })
    expect(
      written.map((row) => row['id']),
      name,
    ).toEqual(shown.map((row) => rows[row - 1]![0]))
  }
})

async function over(call: Operator['call'], job: string): Promise<string> {
  for (let version = 0; ;) {
    const view = await call('job.read', { job, version, waitMs: 10_000 })
    if (view.state !== 'running') return view.state
    version = view.version
  }
}

test('a retry of a filter covers exactly the rows that the page shows', async () => {
  const { call, id, rowsOf, ended, clock, app } = await mixedBatch()
  const filter: ItemFilter = { values: { category: ['billing'] }, text: 'charged' }
  expect(await rowsOf(filter)).toEqual([1, 4])
  clock.jump(laterMs)
  const before = clock.now()
  const scope = { rows: filter, from: null, limit: null }
  expect(await call('retry.quote', { batchId: id, scope })).toMatchObject({ rows: 2, impossible: 0 })
  await call('retry.run', { batchId: id, scope, expectedRows: 2 })
  await ended(id)
  const touched = app.store.db.prepare('select row from item where changed_at >= ?').pluck().all(before)
  expect(touched).toEqual([1, 4])
})

test('the first search of a long table tells how far it has read', async () => {
  const { call, import: imported } = await openOperator()
  const rowCount = 5_000
  const { id: batchId } = await imported(rowCount)
  const sort = { by: 'row', isDescending: false } as const
  const view = { filter: { text: 'nowhere' }, sort }
  const found = call('items.page', { batchId, view, offset: 0, limit: 1 })
  const seen = new Set<number>()
  for (let row = 0; row < rowCount; { row } = await call('search.reached', { batchId })) {
    seen.add(row)
    await setImmediate()
  }
  expect([...seen].filter((row) => row > 0)).not.toEqual([])
  expect(await found).toMatchObject({ total: 0 })
})
