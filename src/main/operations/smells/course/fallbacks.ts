import type { Smell } from '../smell.ts'
import { lookedAt, shareOf } from '../wording.ts'

const leastRows = 5
/** A busy hour moves a few in a hundred to the next model. */
const share = 0.05

/** Many rows were not answered by the model they were meant for. */
export const fallbacks: Smell = {
  name: 'fallbacks',
  title: 'Rows that the first model did not answer',
  watch({ totals: { fellBack, seal } }) {
    const rows = fellBack.reduce((sum, { rows: behind }) => sum + behind, 0)
    const all = seal.model
    const isOdd = rows >= leastRows && rows >= all * share
    return {
      see: () => undefined,
      verdict: () => ({
        looked: lookedAt('answers of models', all),
        found: isOdd
          ? [
              {
                severity: 'look',
                said: () =>
                  `${shareOf(rows, all, 'that models answered')} were answered by a model behind the first one.`,
                why: 'The models may judge differently, so that the table is not of one piece. They can be run again on the first model.',
                rows: { filter: { rungs: { from: 2, to: null } }, count: rows },
              },
            ]
          : [],
      }),
    }
  },
}
