import type { BatchEvent } from '../store/events.ts'

/** A model was down, and the chain went on without it. */
export interface Outage {
  readonly model: string
  /** As the log has it: `8 calls failed in a row, the last as overloaded`. */
  readonly why: string
  /** null: it did not come back while the batch ran. */
  readonly backAfterMs: number | null
}

const down = /^(?<model>\S+) (?:is down: (?<why>[^.]+)|(?<gone>does not exist))/
const back = /^(?<model>\S+) is back/

/** The outages of the last run, as the log tells them. What it says in other words is left to the log. */
export function outagesIn(events: readonly BatchEvent[]): Outage[] {
  const lastRun = events.slice(events.findLastIndex(({ kind }) => kind === 'started') + 1)
  return lastRun.flatMap((event, index) => {
    const { model, why, gone } = down.exec(event.message)?.groups ?? {}
    if (event.kind !== 'limiter' || !model) return []
    const end = lastRun
      .slice(index)
      .find(({ kind, message }) => kind === 'limiter' && back.exec(message)?.groups?.['model'] === model)
    return [{ model, why: why ?? gone ?? '', backAfterMs: end ? end.at - event.at : null }]
  })
}
