import type { BatchEvent } from '../store/events.ts'

/** A model was down, once or several times, and the chain went on without it. */
export interface Outage {
  readonly model: string
  /** As the log has it: `8 calls failed in a row, the last as overloaded`. */
  readonly why: string
  readonly times: number
  readonly downMs: number
  /** It answered again while the batch ran. */
  readonly isBack: boolean
}

const down = /^(?<model>\S+) (?:is down: (?<why>[^.]+)|(?<gone>does not exist))/
const back = /^(?<model>\S+) is back/

/** The outages of the last run by model, as the log tells them. What it says in other words is left to the log. */
export function outagesIn(events: readonly BatchEvent[]): Outage[] {
  const lastRun = events.slice(events.findLastIndex(({ kind }) => kind === 'started') + 1)
  const limiter = lastRun.filter(({ kind }) => kind === 'limiter')
  const begun = limiter.filter(({ message }) => down.test(message))
  const byModel = Map.groupBy(begun, ({ message }) => down.exec(message)!.groups!['model']!)
  return [...byModel].map(([model, outages]) => {
    const ends = outages.map(({ at }) => backAt(model, at, limiter))
    const { why, gone } = down.exec(outages.at(-1)!.message)!.groups!
    return {
      model,
      why: why ?? gone ?? '',
      times: outages.length,
      downMs: outages.reduce((sum, { at }, index) => sum + ((ends[index] ?? at) - at), 0),
      isBack: ends.at(-1) !== null,
    }
  })
}

function backAt(model: string, after: number, events: readonly BatchEvent[]): number | null {
  const isEnd = ({ at, message }: BatchEvent) =>
    at >= after && back.exec(message)?.groups?.['model'] === model
  return events.find(isEnd)?.at ?? null
}
