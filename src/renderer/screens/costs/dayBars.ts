import type { CostsView } from '../../../shared/views/costViews.ts'

export interface DayBar {
  readonly day: string
  readonly costNanoUsd: number
  /** On top, at most. */
  readonly unsettledNanoUsd: number
}

/** So many bars can be told apart. */
const mostBars = 90
const msPerDay = 86_400_000

/** One bar for every day of the period, also for those without a call; of a long time the newest. */
export function dayBars({ byDay, fromDay, today }: Pick<CostsView, 'byDay' | 'fromDay' | 'today'>): DayBar[] {
  const known = new Map(byDay.map((line) => [line.day, line]))
  const end = Math.max(timeOf(today), timeOf(byDay[0]?.day ?? today))
  const first = timeOf(fromDay ?? byDay.at(-1)?.day ?? today)
  const from = Math.max(first, end - (mostBars - 1) * msPerDay)
  return Array.from({ length: (end - from) / msPerDay + 1 }, (_, index) => {
    const day = new Date(from + index * msPerDay).toISOString().slice(0, 10)
    const { costNanoUsd = 0, unsettledNanoUsd = 0 } = known.get(day) ?? {}
    return { day, costNanoUsd, unsettledNanoUsd }
  })
}

function timeOf(day: string): number {
  return Date.parse(day)
}

/** Round values from 0 up to the first that nothing passes: at most five. */
export function ticksUpTo(most: number): number[] {
  if (most <= 0) return [0]
  const rough = most / 3
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10)
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, index) => index * step)
}
