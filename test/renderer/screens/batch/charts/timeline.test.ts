import { expect, test } from 'vitest'
import { timelineOf } from '../../../../../src/renderer/screens/batch/charts/timeline.ts'

const spans = [
  { fromAt: 0, toAt: 2_500 },
  { fromAt: 100_000, toAt: 104_000 },
]
const mark = (kind: string, at: number) => ({ id: at, kind, at, count: 1, message: '', concurrency: null })
const night = timelineOf({ stepMs: 1_000, spans, marks: [mark('paused:operator', 2_400)] })

test('the times of running stand one beside the other, with a break of one width between them', () => {
  expect(night.breaks).toEqual([{ fromX: 2.5, toX: 6.5, fromAt: 2_500, toAt: 100_000, isPause: true }])
  expect([night.endX, night.fromAt, night.toAt]).toEqual([10.5, 0, 104_000])
})

test('a break in which the batch was complete is no pause', () => {
  const marks = [mark('retry', 99_500), mark('paused:operator', 103_500)]
  expect(timelineOf({ stepMs: 1_000, spans, marks }).breaks).toMatchObject([{ isPause: false }])
})

test('the last step before a break is as long as what was left of it', () => {
  expect(night.steps.map(({ x, ms, isLast }) => [x, ms, isLast])).toEqual([
    [0, 1_000, false],
    [1, 1_000, false],
    [2, 500, true],
    [6.5, 1_000, false],
    [7.5, 1_000, false],
    [8.5, 1_000, false],
    [9.5, 1_000, true],
  ])
})

test('a moment stands where it was, in a pause in the middle of its break, and never beside the axis', () => {
  expect([1_500, 102_000].map(night.xOf)).toEqual([1.5, 8.5])
  expect(night.xOf(50_000)).toBe(4.5)
  expect([-5, 999_999].map(night.xOf)).toEqual([0, 10.5])
})
