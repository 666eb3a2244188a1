import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { EventsPage, LoggedEvent } from '../../../../shared/views/eventViews.ts'
import { exactTime, number } from '../../../parts/format.ts'
import { setQuery } from '../../../route.ts'
import { eventLook, eventText, eventTone } from '../eventLooks.ts'
import { dayOf, linesOf } from './logLines.ts'

const lineHeight = 33
const overscan = 10

interface Props {
  readonly log: EventsPage
  /** The entry that one came for. */
  readonly around: number | null
  readonly onTop: (isAtTop: boolean) => void
  /** The last entry that was read is in sight. */
  readonly onEnd: () => void
}

/** The entries, day by day. Only those in sight are in the page. */
export function EventList({ log, around, onTop, onEnd }: Props) {
  const wrap = useRef<HTMLDivElement>(null)
  const lines = linesOf(log.events)
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => wrap.current,
    estimateSize: () => lineHeight,
    getItemKey: (index) => lines[index]!.key,
    overscan,
  })
  const shown = virtual.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (log.hasOlder && last >= lines.length - 1) onEnd()
  }, [last, lines.length, log.hasOlder])
  useEffect(() => onTop(true), [])
  useArrival(wrap, around)
  return (
    <div
      ref={wrap}
      className="tblwrap long log"
      tabIndex={0}
      role="region"
      aria-label="What happened"
      onScroll={({ currentTarget }) => onTop(currentTarget.scrollTop === 0)}
    >
      <ol style={{ height: virtual.getTotalSize() }}>
        {shown.map(({ index, key, start }) => {
          const { at, event } = lines[index]!
          return (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              style={{ transform: `translateY(${start}px)` }}
            >
              {event === null ? <h2>{dayOf(at)}</h2> : <Entry event={event} isWanted={event.id === around} />}
            </li>
          )
        })}
      </ol>
    </div>
  )
}

/** Whoever came for an entry has the keyboard on it. */
function useArrival(wrap: React.RefObject<HTMLElement | null>, around: number | null): void {
  useEffect(() => {
    if (around !== null) wrap.current?.querySelector<HTMLElement>('.entry.wanted')?.focus()
  }, [around])
}

function Entry({ event, isWanted }: { readonly event: LoggedEvent; readonly isWanted: boolean }) {
  const { at, kind, row } = event
  const { icon: Icon, word } = eventLook(kind)
  return (
    <div className={isWanted ? 'entry wanted' : 'entry'} tabIndex={isWanted ? -1 : undefined}>
      <time dateTime={new Date(at).toISOString()}>{exactTime(at)}</time>
      <span className={`what ${eventTone(kind)}`}>
        <Icon className="i" aria-hidden /> {word}
      </span>
      <span className="said" dir="auto">
        {eventText(event)}
        {row !== null && (
          <>
            {' '}
            <button
              type="button"
              className="link"
              onClick={() => setQuery({ tab: null, item: String(row), event: null, topic: null })}
            >
              Open row {number(row)}
            </button>
          </>
        )}
      </span>
    </div>
  )
}
