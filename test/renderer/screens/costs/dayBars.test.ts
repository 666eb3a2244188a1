import { expect, test } from 'vitest'
import { dayBars, ticksUpTo } from '../../../../src/renderer/screens/costs/dayBars.ts'

const spent = {
  ...{ calls: 1, lostCalls: 0, unpricedCalls: 0, input: 0, cacheWrite: 0, cacheRead: 0, output: 0 },
  ...{ costNanoUsd: 5, unsettledNanoUsd: 2, savedNanoUsd: 0 },
}

test('every day of the period has a bar, also one without a call', () => {
  const bars = dayBars({
    fromDay: '2026-11-23',
    today: '2026-11-25',
    byDay: [{ ...spent, day: '2026-11-24' }],
  })
  expect(bars).toEqual([
    { day: '2026-11-23', costNanoUsd: 0, unsettledNanoUsd: 0 },
    { day: '2026-11-24', costNanoUsd: 5, unsettledNanoUsd: 2 },
    { day: '2026-11-25', costNanoUsd: 0, unsettledNanoUsd: 0 },
  ])
})

test('all of the time begins with its first call, and shows its newest 90 days', () => {
  expect(sinceFirst('2026-11-20')[0]!.day).toBe('2026-11-20')
  const long = sinceFirst('2025-01-01')
  expect([long.length, long[0]!.day]).toEqual([90, '2026-08-28'])
})

test('a day that lies ahead, because the clock was set back, is shown, too', () => {
  const bars = dayBars({
    fromDay: '2026-11-25',
    today: '2026-11-25',
    byDay: [{ ...spent, day: '2026-11-26' }],
  })
  expect(bars.at(-1)).toMatchObject({ day: '2026-11-26', costNanoUsd: 5 })
})

test.for([
  [0, [0]],
  [9, [0, 5, 10]],
  [30, [0, 10, 20, 30]],
  [31, [0, 20, 40]],
] as const)('up to %i the axis has round values that nothing passes', ([most, ticks]) => {
  expect(ticksUpTo(most)).toEqual(ticks)
})

function sinceFirst(day: string) {
  return dayBars({ fromDay: null, today: '2026-11-25', byDay: [{ ...spent, day }] })
}
