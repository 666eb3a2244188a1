import { expect, test } from 'vitest'
import { usd } from '../../../src/renderer/parts/format.ts'

test('the points of a column of prices stand below each other, also where one price needs a third place', () => {
  const column = [10, 6.25, 0.125]
  const written = column.map((price) => usd(price, column))
  expect(written).toEqual(['10.00\u2007', '6.25\u2007', '0.125'])
  expect(new Set(written.map((text) => text.length - text.indexOf('.')))).toEqual(new Set([4]))
})

test('a column without a third place leaves none free', () => {
  expect([10, 0.5].map((price) => usd(price, [10, 0.5]))).toEqual(['10.00', '0.50'])
})
