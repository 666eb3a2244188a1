import { counted } from '../../../../shared/counted.ts'
import type { Smell } from '../smell.ts'
import { Spread } from './spread.ts'
import { lookedAt, percent } from '../wording.ts'

const leastRows = 20
/** Long rows cost three or four times as much as short ones; ten times is a row of another kind, or many retries. */
const timesMedian = 10
/** More rows than this are not the exception: two models with two prices, say. */
const most = 0.05
/** Of the bill: below it nobody need act. */
const worthIt = 0.1

const nanoPerUsd = 1_000_000_000

/** Two digits that say something: most rows cost less than a cent. */
function usd(nanoUsd: number): string {
  return (nanoUsd / nanoPerUsd).toLocaleString('en-US', { maximumSignificantDigits: 2 })
}

/** Rows that cost far more than the others. */
export const dearRows: Smell = {
  name: 'dear_rows',
  title: 'Rows that cost ten times as much as the middle one',
  watch() {
    const costs = new Spread()
    // Whether a row is dear is known only at the end: by its cost as a power of two, what is above can be summed.
    const steps = new Map<number, { rows: number; cost: number }>()
    let total = 0
    return {
      see({ costNanoUsd: cost }) {
        if (cost <= 0) return
        costs.add(cost)
        total += cost
        const step = Math.floor(Math.log2(cost) * 8)
        const sum = steps.get(step) ?? { rows: 0, cost: 0 }
        steps.set(step, { rows: sum.rows + 1, cost: sum.cost + cost })
      },
      verdict() {
        const limit = costs.median() * timesMedian
        const above = [...steps].filter(([step]) => 2 ** (step / 8) > limit)
        const dear = above.reduce((sum, [, { cost }]) => sum + cost, 0)
        const rows = above.reduce((sum, [, step]) => sum + step.rows, 0)
        const looked = lookedAt('cost', costs.count, leastRows)
        if (costs.count < leastRows || rows === 0 || rows > costs.count * most) return { found: [], looked }
        const found = {
          severity: dear >= total * worthIt ? ('look' as const) : ('note' as const),
          said: (rows: number) =>
            `${counted(rows, 'row')} cost more than ${timesMedian} times the middle row ($${usd(costs.median())}): ${percent(dear, total)} of the bill.`,
          why: 'Very long texts, many retries or a dearer model behind the first one. Look whether they are worth it before you run more of them.',
          rows: ({ costNanoUsd }: { readonly costNanoUsd: number }) => costNanoUsd > limit,
        }
        return { found: [found], looked }
      },
    }
  },
}
