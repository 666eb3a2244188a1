import { expect, test } from 'vitest'
import { knownCost } from '../../../src/renderer/parts/knownCost.ts'

test('a row whose first call is in flight has no cost yet, and not one of nothing', () => {
  expect(knownCost({ status: 'running', costNanoUsd: 0 })).toBe('–')
  expect(knownCost({ status: 'running', costNanoUsd: 1_550_000 })).toBe('$0.00155')
})

test('a row that is done and cost nothing says so', () => {
  expect(knownCost({ status: 'complete', costNanoUsd: 0 })).toBe('$0.00000')
})
