import type { Smell } from '../smell.ts'
import { lookedAt, shareOf } from '../wording.ts'

/** More than a first call and the three retries that a model is given. */
const many = 5
const leastRows = 3
const worthIt = 0.05

/** Rows that took many calls. */
export const manyAttempts: Smell = {
  name: 'many_attempts',
  title: `Rows that took ${many} calls or more`,
  watch() {
    let [rows, found] = [0, 0]
    return {
      see({ attempts }) {
        if (attempts > 0) rows++
        if (attempts >= many) found++
      },
      verdict: () => ({
        looked: lookedAt('calls a row', rows),
        found:
          found < leastRows
            ? []
            : [
                {
                  severity: found >= rows * worthIt ? 'look' : 'note',
                  said: (count) =>
                    `${shareOf(count, rows, 'that were asked about')} took ${many} calls or more, retries of your own among them.`,
                  why: 'What these rows have in common, such as their length or language, may be what the model stumbles over.',
                  rows: ({ attempts }) => attempts >= many,
                },
              ],
      }),
    }
  },
}
