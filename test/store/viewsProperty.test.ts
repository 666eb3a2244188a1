import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rowOf } from '../../src/shared/ids.ts'
import { spansOf } from '../../src/shared/rowSpans.ts'
import { rowPart } from '../../src/shared/views/seal.ts'
import type { ItemFilter, ItemsView } from '../../src/shared/views/itemViews.ts'
import { distributions } from '../../src/main/store/counts/distributions.ts'
import { fingerprint } from '../../src/main/store/connection/fingerprint.ts'
import type { Change, Happening } from '../helpers/changingRows.ts'
import { ChangingRows } from '../helpers/changingRows.ts'
import { naiveView } from '../helpers/naiveView.ts'

const rowCount = 30
const now = 100_000
const pageRows = 7
const models = ['first', 'second']
const messages = ['The server said 503.', 'The answer was cut.']
const words = ['card', 'lost', 'login', 'cardinal']
const smells = ['echo', 'refusal:reply']
const urgencies = ['low', 'high']
const categories = ['billing', 'other', 'technical']

const given = Array.from({ length: rowCount }, (_, index) => ({
  words: [words[index % 4]!, words[(index * 3) % 4]!],
  smells: smells.filter((_, of) => index % (of + 2) === 0),
}))

const answer = fc.record({
  kind: fc.constant('answer' as const),
  by: fc.constantFrom('model', 'cache', 'human', 'default'),
  model: fc.constantFrom(...models),
  rung: fc.nat(2),
  facets: fc.tuple(
    fc.constantFrom(...urgencies),
    fc.constantFrom(...categories),
    fc.option(fc.integer({ min: 0, max: 20 }).map((part) => part / 20)),
  ),
})
const change: fc.Arbitrary<Change> = fc.oneof(
  { arbitrary: answer, weight: 8 },
  { arbitrary: fc.record({ kind: fc.constant('fail'), message: fc.constantFrom(...messages) }), weight: 4 },
  {
    arbitrary: fc.record({
      kind: fc.constant('open'),
      status: fc.constantFrom('pending', 'running', 'waiting'),
    }),
    weight: 3,
  },
  { arbitrary: fc.record({ kind: fc.constantFrom('retry', 'skip') }), weight: 4 },
  { arbitrary: fc.record({ kind: fc.constant('cancelAll') }), weight: 1 },
)
const happening: fc.Arbitrary<Happening> = fc.record({
  change,
  row: fc.integer({ min: 1, max: rowCount }),
  at: fc.integer({ min: now - 20_000, max: now }),
  attempts: fc.nat(3),
  costNanoUsd: fc.constantFrom(0, 7, 30, 900_000_000_000_000),
})

const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 1 })
const causes = messages.map((message) => fingerprint('process', 'overloaded', message))
const conditions: readonly fc.Arbitrary<ItemFilter>[] = [
  fc.record({ parts: fc.subarray(rowPart.options, { minLength: 1, maxLength: 5 }) }),
  fc.record({ model: fc.constantFrom(...models) }),
  fc.record({ rungs: fc.record({ from: fc.integer({ min: 1, max: 2 }), to: fc.constantFrom(1, 2, null) }) }),
  fc.record({ smell: fc.constantFrom(...smells, 'nothing') }),
  fc
    .record({
      values: fc.record({ urgency: some(fc.subarray(urgencies)), category: fc.subarray(categories) }),
    })
    .map(({ values: { urgency, category } }) => ({ values: { ...(urgency && { urgency }), category } })),
  fc.constantFrom({ ranges: { confidence: {} } }, { ranges: { confidence: { min: 0.5 } } }),
  fc.constantFrom(
    { ranges: { confidence: { max: 0.5 } } },
    { ranges: { confidence: { min: 0.2, max: 0.8 } } },
  ),
  fc.record({ fingerprint: fc.constantFrom(...causes) }),
  fc.record({ text: fc.constantFrom('card', 'lo', 'car lost', 'nobody') }),
  fc.record({ touchedWithinMs: fc.constantFrom(1, 10_000) }),
  fc.record({ isRetried: fc.boolean() }),
  fc
    .array(fc.integer({ min: 0, max: rowCount + 5 }), { maxLength: 8 })
    .map((rows) => ({ except: spansOf(rows.toSorted((a, b) => a - b)) })),
]
const view: fc.Arbitrary<ItemsView> = fc.record({
  filter: fc
    .array(fc.oneof(...conditions), { maxLength: 3 })
    .map((all) => Object.assign({}, ...all) as ItemFilter),
  sort: fc.record({
    by: fc.constantFrom('row', 'attempts', 'cost', 'changed', 'field:urgency', 'field:confidence'),
    isDescending: fc.boolean(),
  }),
})

/** The rows as page after page shows them, and how many there are said to be. */
function paged({ store, batch }: ChangingRows, shown: ItemsView): { rows: number[]; totals: number[] } {
  const offsets = Array.from({ length: Math.ceil(rowCount / pageRows) }, (_, page) => page * pageRows)
  const pages = offsets.map((offset) => store.views.page(batch, shown, { offset, limit: pageRows }, now))
  return {
    rows: pages.flatMap(({ items }) => items.map(({ id }) => rowOf(id))),
    totals: [...new Set(pages.map(({ total }) => total))],
  }
}

test('pages, places and retries agree with a look at every row, whatever happens in between', () => {
  const story = fc.array(fc.tuple(fc.array(happening, { maxLength: 25 }), view, view), {
    minLength: 1,
    maxLength: 6,
  })
  const property = fc.property(story, (steps) => {
    const rows = new ChangingRows(given, now)
    const { store, batch } = rows
    for (const [happenings, ...views] of steps) {
      for (const one of happenings) rows.happen(one)
      for (const shown of views) {
        const expected = naiveView(rows.rows, shown, now)
        expect(paged(rows, shown)).toEqual({ rows: expected, totals: [expected.length] })
        expect([...store.views.rows(batch, shown.filter, now)]).toEqual(expected.toSorted((a, b) => a - b))
        for (const row of [1, 2, rowCount]) {
          const index = expected.indexOf(row)
          const beside = index < 0 ? [null, null] : [expected[index - 1] ?? null, expected[index + 1] ?? null]
          expect(store.views.place(batch, shown, row, now)).toEqual({
            ...{
              index: index < 0 ? null : index,
              before: beside[0],
              after: beside[1],
              total: expected.length,
            },
          })
        }
      }
    }
  })
  fc.assert(property, { numRuns: 40 })
})

test('the values of the answers are counted as they stand, whatever happens to the rows', () => {
  const property = fc.property(fc.array(happening, { maxLength: 80 }), (happenings) => {
    const rows = new ChangingRows(given, now)
    for (const one of happenings) rows.happen(one)
    const { store, batch } = rows
    const counted = distributions(store.counters, batch.id, batch.facets.length)
    for (const [index, column] of batch.facets.entries()) {
      const values = rows.rows.map(({ facets }) => facets[column]).filter((value) => value != null)
      const byValue = Map.groupBy(values as (string | number)[], (value) => value)
      const expected = [...byValue].map(([value, all]) => ({ value, count: all.length }))
      expect(counted[index]).toEqual(expected.toSorted((a, b) => (a.value < b.value ? -1 : 1)))
    }
  })
  fc.assert(property, { numRuns: 40 })
})
