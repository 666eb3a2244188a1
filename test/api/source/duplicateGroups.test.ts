import { expect, test } from 'vitest'
import { DuplicateGroups } from '../../../src/main/api/source/duplicateGroups.ts'

test('the largest groups are shown, also where they come last, and of equal ones the earliest', () => {
  const groups = new DuplicateGroups()
  for (let first = 1; first <= 9; first++) groups.add(first, 100 + first)
  for (let row = 200; row < 206; row++) groups.add(10, row)
  const shown = groups.shown()
  expect(shown.map(({ first }) => first)).toEqual([10, 1, 2, 3, 4, 5, 6, 7])
  expect(shown[0]).toEqual({ first: 10, rows: [200, 201, 202, 203], total: 6 })
  expect(groups.rows).toBe(15)
})

test('a table of nothing but pairs keeps no more than the first 10,000 groups, and counts all rows', () => {
  const groups = new DuplicateGroups()
  for (let first = 1; first <= 10_001; first++) groups.add(first, 20_000 + first)
  for (let row = 40_000; row < 40_009; row++) groups.add(10_001, row)
  for (let row = 50_000; row < 50_002; row++) groups.add(10_000, row)
  expect(groups.shown()[0]).toMatchObject({ first: 10_000, total: 3 })
  expect(groups.rows).toBe(10_012)
})
