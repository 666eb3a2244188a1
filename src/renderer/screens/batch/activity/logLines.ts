import type { LoggedEvent } from '../../../../shared/views/eventViews.ts'
import { locale } from '../../../locale.ts'

/** An entry of the log, or the day that the entries below it are of. */
export interface LogLine {
  readonly key: string
  readonly at: number
  /** null: a day. */
  readonly event: LoggedEvent | null
}

/** The entries, newest first, each day under its name. */
export function linesOf(events: readonly LoggedEvent[]): LogLine[] {
  return events.flatMap((event, index) => {
    const entry = { key: String(event.id), at: event.at, event }
    const before = events[index - 1]
    if (before && isSameDay(before.at, event.at)) return [entry]
    // A clock that was set back brings a day twice.
    return [{ key: `day ${event.id}`, at: event.at, event: null }, entry]
  })
}

function isSameDay(one: number, other: number): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString()
}

const day = new Intl.DateTimeFormat(locale, { dateStyle: 'full' })

export function dayOf(at: number): string {
  return day.format(at)
}
