import type { KeyboardEvent } from 'react'
import { useState } from 'react'
import type { ChartMark } from '../../../../shared/views/eventViews.ts'
import { exactTime, number } from '../../../parts/format.ts'
import { setQuery } from '../../../route.ts'
import { eventLook, eventText, eventTone } from '../eventLooks.ts'
import type { Timeline } from './timeline.ts'
import { wholeSentence } from '../../../../shared/words/wholeSentence.ts'

interface Props {
  readonly marks: readonly ChartMark[]
  readonly line: Timeline
}

/** Marks that stand closer than this, in parts of the width, share one place. */
const onePlace = 0.012
/** A sign, and a word beside it, need so much. */
const signRoom = 0.04
const wordRoom = 0.2

/** What happened, over the chart: one stop for Tab, the arrows go from mark to mark, Enter shows it in the log. */
export function Marks({ marks, line }: Props) {
  const places = placesOf(marks, line)
  const [current, setCurrent] = useState(0)
  const [pointed, setPointed] = useState<number | null>(null)
  const focused = Math.min(current, places.length - 1)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const next = nextOf(event.key, focused, places.length)
    if (next === null) return
    event.preventDefault()
    setCurrent(next)
    const buttons = event.currentTarget.querySelectorAll('button')
    buttons[next]?.focus()
  }
  if (places.length === 0) return null
  const told = pointed === null ? undefined : places[pointed]
  return (
    <div
      className="marks"
      role="toolbar"
      aria-label="What happened, in the order of time"
      onKeyDown={onKeyDown}
    >
      {places.map((place, index) => (
        <Mark
          key={place.marks[0]!.id}
          place={place}
          room={(places[index + 1]?.part ?? 1) - place.part}
          tabIndex={index === focused ? 0 : -1}
          onPoint={(isOn) => {
            setPointed(isOn ? index : null)
            if (isOn) setCurrent(index)
          }}
        />
      ))}
      {told && <Told place={told} />}
    </div>
  )
}

interface Place {
  /** From the left, in parts of the width. */
  readonly part: number
  /** The first decides how it looks. */
  readonly marks: readonly ChartMark[]
}

function placesOf(marks: readonly ChartMark[], line: Timeline): Place[] {
  const places: Place[] = []
  for (const mark of marks.toSorted((a, b) => line.xOf(a.at) - line.xOf(b.at))) {
    const part = Math.min(1, line.xOf(mark.at) / line.endX)
    const before = places.at(-1)
    if (before && part - before.part < onePlace)
      places[places.length - 1] = { ...before, marks: [...before.marks, mark] }
    else places.push({ part, marks: [mark] })
  }
  return places
}

function nextOf(key: string, at: number, length: number): number | null {
  if (key === 'ArrowLeft') return Math.max(0, at - 1)
  if (key === 'ArrowRight') return Math.min(length - 1, at + 1)
  if (key === 'Home') return 0
  return key === 'End' ? length - 1 : null
}

interface MarkProps {
  readonly place: Place
  readonly room: number
  readonly tabIndex: number
  readonly onPoint: (isOn: boolean) => void
}

function Mark({ place: { part, marks }, room, tabIndex, onPoint }: MarkProps) {
  const first = marks.find(({ kind }) => eventTone(kind) !== 'plain') ?? marks[0]!
  const Icon = eventLook(first.kind).icon
  const show = (): void => setQuery({ tab: 'activity', event: String(first.id), topic: null, item: null })
  return (
    <button
      type="button"
      className={`evmark ${eventTone(first.kind)}`}
      style={{ left: `${part * 100}%` }}
      tabIndex={tabIndex}
      aria-label={saidOf(marks).join(' ')}
      onClick={show}
      onMouseEnter={() => onPoint(true)}
      onMouseLeave={() => onPoint(false)}
      onFocus={() => onPoint(true)}
      onBlur={() => onPoint(false)}
    >
      {room > signRoom && <Icon className="i" aria-hidden />}
      {first.kind === 'held' && room > wordRoom && <i data-word={`429: → ${number(first.concurrency)}`} />}
    </button>
  )
}

const sentencesTold = 3

/** One sentence for each kind of thing, with its time. */
function saidOf(marks: readonly ChartMark[]): string[] {
  const said = marks.slice(0, sentencesTold).map((mark) => {
    const { at, count } = mark
    const times = count === 1 ? '' : ` ${number(count)} times, the last:`
    return `${exactTime(at)}${times} ${wholeSentence(eventText(mark))}`
  })
  const more = marks.length - said.length
  return more > 0 ? [...said, `And ${number(more)} more.`] : said
}

/** Beside the mark, and never beyond the chart. */
function Told({ place: { part, marks } }: { readonly place: Place }) {
  const percent = `${part * 100}%`
  return (
    <div className="told" aria-hidden style={{ left: percent, transform: `translateX(-${percent})` }}>
      {saidOf(marks).map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  )
}
