import { counted, number } from '../../../../shared/words/counted.ts'
import type { Found, SeenCall, Smell } from '../smell.ts'
import { lookedAt, percent } from '../wording.ts'

const minuteMs = 60_000
/** Every second call of a minute is a repeat: one in twenty is ordinary with a busy model. */
const stormShare = 0.5
const leastRepeats = 20

interface Minute {
  calls: number
  repeats: number
}

/** Minutes in which most calls were repeats. */
export const retryStorm: Smell = {
  name: 'retry_storm',
  title: 'Minutes in which most calls were repeats',
  watch() {
    const minutes = new Map<number, Minute>()
    let calls = 0
    return {
      see(row) {
        for (const call of row.calls) {
          calls++
          const minute = minutes.get(minuteOf(call)) ?? { calls: 0, repeats: 0 }
          minute.calls++
          if (call.why !== 'first') minute.repeats++
          minutes.set(minuteOf(call), minute)
        }
      },
      verdict: () => ({
        found: foundIn(minutes),
        looked: lookedAt('calls by the minute', calls, 1, 'call'),
      }),
    }
  },
}

function minuteOf({ sentAt }: SeenCall): number {
  return Math.floor(sentAt / minuteMs)
}

function foundIn(minutes: ReadonlyMap<number, Minute>): Found[] {
  const bad = [...minutes]
    .filter(([, { calls, repeats }]) => repeats >= leastRepeats && repeats >= calls * stormShare)
    .toSorted(([a], [b]) => a - b)
  if (bad.length === 0) return []
  const sum = (part: keyof Minute) => bad.reduce((all, [, minute]) => all + minute[part], 0)
  const [calls, repeats] = [sum('calls'), sum('repeats')]
  const storm = new Set(bad.map(([minute]) => minute))
  const when = bad.length === 1 ? 'within one minute' : `in the ${number(bad.length)} worst minutes`
  return [
    {
      severity: 'look',
      said: (rows) =>
        `${number(repeats)} of ${number(calls)} calls ${when} were repeats (${percent(repeats, calls)}), for ${counted(rows, 'row')}.`,
      why: 'Repeats cost time, and those after a reply that could not be used cost money. Fewer calls at once help against overload and rate limits.',
      rows: (row) => row.calls.some((call) => call.why !== 'first' && storm.has(minuteOf(call))),
      when: { from: bad[0]![0] * minuteMs, to: (bad.at(-1)![0] + 1) * minuteMs },
    },
  ]
}
