import { counted, number } from '../../../../shared/words/counted.ts'
import type { Found, SeenCall, Smell } from '../smell.ts'
import { lookedAt, percent } from '../wording.ts'

const leastCalls = 50
/** With a good model a few in a hundred are repeats; a quarter of them is paid for twice in part. */
const share = 0.25

interface Model {
  calls: number
  repeats: number
}

/** Models that had to be asked again for many rows. */
export const repeatedModel: Smell = {
  name: 'repeated_model',
  title: 'Models that were asked again and again',
  watch() {
    const models = new Map<string, Model>()
    return {
      see(row) {
        for (const call of row.calls) {
          const model = models.get(call.model) ?? { calls: 0, repeats: 0 }
          model.calls++
          if (isRepeat(call)) model.repeats++
          models.set(call.model, model)
        }
      },
      verdict: () => ({
        found: [...models].flatMap(([model, counts]) => foundIn(model, counts) ?? []),
        looked: lookedAt(
          'calls',
          Math.max(0, ...[...models.values()].map(({ calls }) => calls)),
          leastCalls,
          'call',
        ),
      }),
    }
  },
}

/** The first call to the next model of the chain is none. */
function isRepeat({ why }: SeenCall): boolean {
  return why !== 'first' && why !== 'next_rung'
}

function foundIn(name: string, { calls, repeats }: Model): Found | null {
  if (calls < leastCalls || repeats < calls * share) return null
  return {
    of: name,
    severity: 'look',
    said: (rows) =>
      `${number(repeats)} of ${number(calls)} calls to ${name} were repeats (${percent(repeats, calls)}), for ${counted(rows, 'row')}.`,
    why: 'Either the model is often unavailable, or its replies often cannot be used. The calls of such a row show which.',
    rows: (row) => row.calls.some((call) => call.model === name && isRepeat(call)),
  }
}
