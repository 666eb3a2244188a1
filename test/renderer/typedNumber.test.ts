import { expect, test } from 'vitest'
import { typedNumber } from '../../src/renderer/parts/typedNumber.ts'

test('a comma before three digits groups thousands, any other one begins the decimals', () => {
  expect(['1,000', '450,000', '1,234,567.5', '0,50', '2,5', '0.5'].map(typedNumber)).toEqual([
    1000, 450_000, 1_234_567.5, 0.5, 2.5, 0.5,
  ])
})

test('an empty field is nothing, and what is no number is not taken for one', () => {
  expect(typedNumber('  ')).toBeNull()
  expect(['1.2.3', '5 USD', '1e5', '0x10', '1,2,3', '.'].map(typedNumber)).toEqual(Array(6).fill(Number.NaN))
})
