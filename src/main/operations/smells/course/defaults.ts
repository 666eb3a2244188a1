import type { Smell } from '../smell.ts'
import { lookedAt, shareOf } from '../wording.ts'

/** Below it they are few enough to be found by their mark. */
const share = 0.01
const serious = 0.1

/** Rows that no model answered: the default response stands there instead. */
export const defaults: Smell = {
  name: 'defaults',
  title: 'Rows with the default response',
  watch({ totals: { seal } }) {
    const rows = seal.default
    const all = seal.model + seal.cache + seal.human + rows
    const isOdd = rows > 0 && rows >= all * share
    return {
      see: () => undefined,
      verdict: () => ({
        looked: lookedAt('answers', all),
        found: isOdd
          ? [
              {
                severity: rows >= all * serious ? 'serious' : 'look',
                said: () =>
                  `${shareOf(rows, all, 'that are done')} ${rows === 1 ? 'has' : 'have'} the default response: no model answered.`,
                why: 'A default says nothing about its row. Counted with the others it shifts every total.',
                rows: { filter: { parts: ['default'] }, count: rows },
              },
            ]
          : [],
      }),
    }
  },
}
