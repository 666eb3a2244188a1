import { counted } from '../../../../shared/words/counted.ts'
import { nanoPerUsd } from '../../../../shared/money.ts'
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
    const bill = new Bill()
    return {
      see({ costNanoUsd: cost }) {
        if (cost <= 0) return
        costs.add(cost)
        bill.add(cost)
      },
      verdict() {
        const limit = costs.median() * timesMedian
        const { rows, cost } = bill.above(limit)
        const looked = lookedAt('cost', costs.count, leastRows)
        if (costs.count < leastRows || rows === 0 || rows > costs.count * most) return { found: [], looked }
        const found = {
          severity: cost >= bill.total * worthIt ? ('look' as const) : ('note' as const),
          said: (rows: number) =>
            `${counted(rows, 'row')} cost more than ${timesMedian} times the middle row ($${usd(costs.median())}): ${percent(cost, bill.total)} of the bill.`,
          why: 'Very long texts, many retries or a dearer model behind the first one. Check whether they are worth it before you run more of them.',
          rows: ({ costNanoUsd }: { readonly costNanoUsd: number }) => costNanoUsd > limit,
        }
        return { found: [found], looked }
      },
    }
  },
}

/** Whether a row is dear is known only at the end: by its cost as a power of two, what is above can be summed. */
class Bill {
  total = 0
  readonly #steps = new Map<number, { readonly rows: number; readonly cost: number }>()

  add(cost: number): void {
    this.total += cost
    const step = Math.floor(Math.log2(cost) * 8)
    const sum = this.#steps.get(step) ?? { rows: 0, cost: 0 }
    this.#steps.set(step, { rows: sum.rows + 1, cost: sum.cost + cost })
  }

  above(limit: number): { rows: number; cost: number } {
    const sums = [...this.#steps].filter(([step]) => 2 ** (step / 8) > limit).map(([, sum]) => sum)
    return {
      rows: sums.reduce((rows, sum) => rows + sum.rows, 0),
      cost: sums.reduce((cost, sum) => cost + sum.cost, 0),
    }
  }
}
