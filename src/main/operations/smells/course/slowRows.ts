import { counted } from '../../../../shared/words/counted.ts'
import type { SeenRow, Smell } from '../smell.ts'
import { Spread } from './spread.ts'
import { lookedAt } from '../wording.ts'

const leastRows = 20
const timesMedian = 10
/** Nobody minds a row that takes ten times nothing. */
const leastMs = 10_000

/** Rows whose answer took far longer than the others. */
export const slowRows: Smell = {
  name: 'slow_rows',
  title: 'Answers that took ten times as long as the middle one',
  watch() {
    const times = new Spread()
    let longest = 0
    return {
      see(row) {
        const ms = answeredIn(row)
        if (ms > 0) times.add(ms)
        longest = Math.max(longest, ms)
      },
      verdict() {
        const limit = Math.max(leastMs, times.median() * timesMedian)
        const looked = lookedAt('time to answer', times.count, leastRows)
        if (times.count < leastRows || longest <= limit) return { found: [], looked }
        const found = {
          severity: 'note' as const,
          said: (rows: number) =>
            `${counted(rows, 'row')} took longer than ${seconds(limit)} to answer, the longest ${seconds(longest)}; the middle row takes ${seconds(times.median())}.`,
          why: 'They keep places busy that others wait for. A shorter timeout, or a limit on output tokens, ends them sooner.',
          rows: (row: SeenRow) => answeredIn(row) > limit,
        }
        return { found: [found], looked }
      },
    }
  },
}

/** The call that brought the answer; 0: there was none. */
function answeredIn({ calls }: SeenRow): number {
  return calls.findLast(({ isOk }) => isOk)?.latencyMs ?? 0
}

function seconds(ms: number): string {
  return ms < 10_000 ? `${(ms / 1_000).toFixed(1)} s` : `${Math.round(ms / 1_000)} s`
}
