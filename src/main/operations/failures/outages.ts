import { whyDown } from '../../engine/lane/breaker.ts'
import type { ModelDown, TimedHealth } from '../../store/events/events.ts'

/** A model was down, once or several times, and the chain went on without it. */
export interface Outage {
  readonly model: string
  /** `8 calls failed in a row, the last as overloaded` */
  readonly why: string
  readonly times: number
  readonly downMs: number
  /** It answered again while the batch ran. */
  readonly isBack: boolean
}

/** The outages of a run by model. */
export function outagesIn(changes: readonly TimedHealth[]): Outage[] {
  const begun = changes.filter(isOutage)
  const byModel = Map.groupBy(begun, ({ model }) => model)
  return [...byModel].map(([model, outages]) => {
    const ends = outages.map((outage) => backAt(outage, changes))
    return {
      model,
      why: whyDown(outages.at(-1)!),
      times: outages.length,
      downMs: outages.reduce((sum, { at }, index) => sum + ((ends[index] ?? at) - at), 0),
      isBack: ends.at(-1) !== null,
    }
  })
}

function isOutage(change: TimedHealth): change is TimedHealth & ModelDown {
  return change.cause !== 'back'
}

function backAt({ model, at }: TimedHealth, changes: readonly TimedHealth[]): number | null {
  return changes.find((end) => end.at >= at && end.cause === 'back' && end.model === model)?.at ?? null
}
