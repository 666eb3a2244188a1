import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatUsd, formatUsdShort } from '../../src/shared/money.ts'

test('money is written out exactly, with nine digits', () => {
  expect([0, 1, 12_345_678, 1_000_000_000, 98_765_432_109_876].map(formatUsd)).toEqual([
    '0.000000000',
    '0.000000001',
    '0.012345678',
    '1.000000000',
    '98765.432109876',
  ])
})

test('no amount loses a nano-dollar', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (nanoUsd) => {
      const [whole, part] = formatUsd(nanoUsd).split('.')
      expect(BigInt(whole!) * 1_000_000_000n + BigInt(part!)).toBe(BigInt(nanoUsd))
    }),
  )
})

test('people read cents, and of less than a cent as many digits as say something', () => {
  const amounts = [0, 50_000, 1_234_567, 9_940_000, 9_999_999, 10_000_000, 800_000_000, 1_234_567_000_000_000]
  expect(amounts.map(formatUsdShort)).toEqual([
    ...['$0.00', '< $0.0001', '$0.0012', '$0.0099', '$0.01', '$0.01', '$0.80'],
    '$1,234,567.00',
  ])
})
