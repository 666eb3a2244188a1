import { expect, test } from 'vitest'
import { isOutside, rangeOf } from '../../../../../src/renderer/screens/batch/inspector/fieldRange.ts'

const facets = [{ kind: 'number' as const, column: 'confidence', min: 0, max: 1 }]
const range = rangeOf({ name: 'confidence' }, { facets })

test('a number beyond its range, or none at all, is outside; the ends and nothing are not', () => {
  expect([2, -0.1, Number.NaN].map((value) => isOutside(value, range))).toEqual([true, true, true])
  expect([0, 0.5, 1, null].map((value) => isOutside(value, range))).toEqual([false, false, false, false])
})

test('a field without a range takes any number', () => {
  expect(isOutside(2, rangeOf({ name: 'urgency' }, { facets }))).toBe(false)
})
