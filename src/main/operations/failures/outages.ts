import type { BatchEvent, LimiterChange } from '../../store/events/events.ts'

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

interface TimedChange extends LimiterChange {
  readonly at: number
  readonly message: string
}

/** The outages of the last run by model. */
export function outagesIn(events: readonly BatchEvent[]): Outage[] {
  const lastRun = events.slice(events.findLastIndex(({ kind }) => kind === 'started') + 1)
  const changes = lastRun.flatMap(({ at, message, data }) => (data ? [{ ...data, at, message }] : []))
  const begun = changes.filter(({ cause }) => cause === 'down' || cause === 'gone')
  const byModel = Map.groupBy(begun, ({ model }) => model)
  return [...byModel].map(([model, outages]) => {
    const ends = outages.map((outage) => backAt(outage, changes))
    return {
      model,
      why: whyOf(outages.at(-1)!),
      times: outages.length,
      downMs: outages.reduce((sum, { at }, index) => sum + ((ends[index] ?? at) - at), 0),
      isBack: ends.at(-1) !== null,
    }
  })
}

/** The first clause of the log's sentence, without the model's name. */
function whyOf({ model, message }: TimedChange): string {
  const said = message.slice(model.length + 1)
  return said.slice(0, said.indexOf('.')).replace(/^is down: /, '')
}

function backAt({ model, at }: TimedChange, changes: readonly TimedChange[]): number | null {
  return changes.find((end) => end.at >= at && end.cause === 'back' && end.model === model)?.at ?? null
}
