import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maxInputBytes } from '../../src/main/api/page/maxInputBytes.ts'
import { countIn, hasRow, isRowSpans, joined, rowsIn, spansOf, without } from '../../src/shared/rowSpans.ts'

const some = fc.uniqueArray(fc.integer({ min: 0, max: 40 })).map((rows) => rows.toSorted((a, b) => a - b))

test('runs hold the rows that they were made of, whatever is put to them and taken away', () => {
  fc.assert(
    fc.property(some, some, (rows, others) => {
      const [spans, more] = [spansOf(rows), spansOf(others)]
      const both = [...new Set([...rows, ...others])].toSorted((a, b) => a - b)
      expect(rowsIn(spans)).toEqual(rows)
      expect(countIn(spans)).toBe(rows.length)
      expect(joined(spans, more)).toEqual(spansOf(both))
      expect(without(spans, more)).toEqual(spansOf(rows.filter((row) => !others.includes(row))))
      for (let row = 0; row <= 41; row++) expect(hasRow(spans, row)).toBe(rows.includes(row))
      for (const each of [spans, joined(spans, more), without(spans, more)])
        expect(isRowSpans(each)).toBe(true)
    }),
  )
})

test('every other row of a million, which makes the most runs, fits into one call', () => {
  const rows = Array.from({ length: 500_000 }, (_, index) => index * 2 + 1)
  expect(Buffer.byteLength(JSON.stringify(spansOf(rows)))).toBeLessThan(maxInputBytes / 1.5)
})

test('a table in one piece is one run', () => {
  expect(spansOf([1, 2, 3, 4, 8, 9, 12])).toEqual([
    [1, 4],
    [8, 9],
    [12, 12],
  ])
})

test.each([
  ['rows alone', [1, 2, 3]],
  ['a run that ends before it begins', [[4, 1]]],
  [
    'runs that overlap',
    [
      [1, 4],
      [4, 9],
    ],
  ],
  [
    'runs out of order',
    [
      [8, 9],
      [1, 4],
    ],
  ],
  ['a row below the first', [[-1, 4]]],
  ['half a row', [[1, 1.5]]],
  ['a run with three ends', [[1, 2, 3]]],
  ['no end at all', [[1, Infinity]]],
  ['no list', { 0: [1, 2] }],
] as const)('%s: these are no runs', (_, value) => {
  expect(isRowSpans(value)).toBe(false)
})
