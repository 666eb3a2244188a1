import { counted } from '../../../../shared/words/counted.ts'
import type { Smell } from '../smell.ts'
import { lookedAt, percent } from '../wording.ts'

/** One line in a hundred may be broken; more of them, and the file was read in another way than it was written. */
const share = 0.01
const serious = 0.1

/** Rows that were lost at the import already. */
export const rejects: Smell = {
  name: 'rejects',
  title: 'Rows that could not be imported',
  watch({ totals: { seal } }) {
    const { rejected: rows, sourceRows: all } = seal
    const isOdd = rows > 0 && rows >= all * share
    return {
      see: () => undefined,
      verdict: () => ({
        looked: lookedAt('rows of the table', all),
        found: isOdd
          ? [
              {
                severity: rows >= all * serious ? 'serious' : 'look',
                said: () =>
                  `${counted(rows, 'row')} (${percent(rows, all)}) of the table could not be read, and ${rows === 1 ? 'has' : 'have'} no answer.`,
                why: 'Often the delimiter, the quotes or the encoding of the file were read wrongly.',
                // They are no items: their list stands with the seal.
                rows: { filter: null, count: rows },
              },
            ]
          : [],
      }),
    }
  },
}
