import { expect, test } from 'vitest'
import {
  barFor,
  boxHeight,
  lastOffset,
  offsetAfter,
} from '../../../../../../src/renderer/screens/batch/items/scrolling/longScroll.ts'

const short = { whole: 320_000, sight: 600 }
const long = { whole: 64_000_000, sight: 600 }
const endOfBar = boxHeight(long) - long.sight

test('where the browser can scroll all rows by itself, they are where the bar is', () => {
  expect(boxHeight(short)).toBe(320_000)
  expect(offsetAfter(100, { from: 100, to: 90_000 }, short)).toBe(90_000)
  expect(barFor(90_000, short)).toBe(90_000)
})

test('the box of many rows is as tall as a browser can draw, and its ends are theirs', () => {
  expect(boxHeight(long)).toBe(10_000_000)
  expect(offsetAfter(0, { from: 0, to: endOfBar }, long)).toBe(lastOffset(long))
  expect(barFor(lastOffset(long), long)).toBe(endOfBar)
  expect(offsetAfter(40_000_000, { from: 6_000_000, to: 0 }, long)).toBe(0)
})

test('a bar that is dragged shows the rows of its place', () => {
  const offset = offsetAfter(0, { from: 0, to: endOfBar / 2 }, long)
  expect(offset).toBeCloseTo(lastOffset(long) / 2)
  expect(barFor(offset, long)).toBeCloseTo(endOfBar / 2)
})

test('a step of wheel or key moves the rows as far as it says, and never over an end', () => {
  expect(offsetAfter(30_000_000, { from: 5_000_000, to: 5_000_100 }, long)).toBe(30_000_100)
  expect(offsetAfter(40, { from: 6, to: 0 }, long)).toBe(34)
  expect(offsetAfter(10, { from: 500, to: 400 }, long)).toBe(0)
  expect(offsetAfter(lastOffset(long) - 10, { from: 100, to: 200 }, long)).toBe(lastOffset(long))
})
