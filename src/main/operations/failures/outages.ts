import { whyDown } from '../../engine/lane/breaker.ts'
import type { BatchEvent, LimiterChange, ModelDown } from '../../store/events/events.ts'

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

type TimedChange = LimiterChange & { readonly at: number }

/** The outages of the last run by model. */
export function outagesIn(events: readonly BatchEvent[]): Outage[] {
  const lastRun = events.slice(events.findLastIndex(({ kind }) => kind === 'started') + 1)
  const changes = lastRun.flatMap(({ at, kind, data }) =>
    kind === 'limiter' && data ? [{ ...data, at }] : [],
  )
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

function isOutage(change: TimedChange): change is TimedChange & ModelDown {
  return change.cause === 'down' || change.cause === 'gone'
}

function backAt({ model, at }: TimedChange, changes: readonly TimedChange[]): number | null {
  return changes.find((end) => end.at >= at && end.cause === 'back' && end.model === model)?.at ?? null
}
