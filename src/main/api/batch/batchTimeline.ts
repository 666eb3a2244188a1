import type { Batch } from '../../../shared/batch.ts'
import type { BatchCharts } from '../../../shared/views/batchViews.ts'
import type { App } from '../../app.ts'
import { allowedCalls, eventMarks } from '../../store/events/eventMarks.ts'
import { runSpans } from '../../store/events/runSpans.ts'
import type { Second } from '../../store/counts/tally.ts'
import { inTheWindow } from './inTheWindow.ts'

const stepsShown = 120
/** More breaks would leave no room for what goes on: the shorter ones stay as long as they were. */
const breaksShown = 10

type Timeline = Pick<
  BatchCharts,
  'spans' | 'stepMs' | 'rows' | 'failed' | 'spentNanoUsd' | 'allowed' | 'marks'
>

/** How a batch went while it ran: a pause of a night is no longer than one of a minute. */
export function batchTimeline(batch: Batch, { store, config }: App): Timeline {
  const seconds = store.counters.tally.all(batch.id)
  const spans = spansOf(batch, seconds, store.db, config.clock.now())
  const step = stepOf(spans)
  const starts = spans.map((_, index) =>
    spans.slice(0, index).reduce((sum, span) => sum + stepsIn(span, step), 0),
  )
  const stepAt = (second: number): number => {
    // What was done while nothing ran belongs to the run before it: a person has answered.
    const index = Math.max(
      0,
      spans.findLastIndex(({ from }) => from <= second),
    )
    const span = spans[index]!
    const within = Math.floor((second - span.from) / step)
    return starts[index]! + Math.min(stepsIn(span, step) - 1, Math.max(0, within))
  }
  const steps = spans.reduce((sum, span) => sum + stepsIn(span, step), 0)
  const stepMs = step * 1000
  return {
    spans: spans.map(({ from, to }) => ({ fromAt: from * 1000, toAt: to * 1000 })),
    stepMs,
    ...summed(seconds, steps, stepAt),
    allowed: allowedAt(allowedCalls(store.db, batch.id, stepMs), steps, stepAt),
    marks: marksOf(batch, eventMarks(store.db, batch.id, stepMs)),
  }
}

/** Whole seconds UTC; `to` is not part of it. */
interface Span {
  readonly from: number
  readonly to: number
}

function spansOf(batch: Batch, seconds: readonly Second[], db: App['store']['db'], now: number): Span[] {
  const last = (seconds.at(-1)?.at ?? 0) * 1000
  const open = batch.status === 'running' ? Math.max(now, last) : last
  const began = batch.startedAt ?? batch.createdAt
  const runs = runSpans(db, batch.id)
  const known = runs.length > 0 ? runs : [{ from: began, to: Math.max(began, open) }]
  const spans = known.map(({ from, to }) => spanOf(from, to ?? Math.max(from, open)))
  return withoutShortBreaks(merged(spans, 0))
}

/** A clock that was set back hides nothing: the span goes from the earlier to the later. */
function spanOf(one: number, other: number): Span {
  const [from, to] = [Math.min(one, other), Math.max(one, other)]
  return { from: Math.floor(from / 1000), to: Math.floor(to / 1000) + 1 }
}

/** Spans that overlap, or are not further apart than this, are one. Oldest first. */
function merged(spans: readonly Span[], apart: number): Span[] {
  const whole: Span[] = []
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const before = whole.at(-1)
    if (before && span.from - before.to <= apart)
      whole[whole.length - 1] = { from: before.from, to: Math.max(before.to, span.to) }
    else whole.push(span)
  }
  return whole
}

function withoutShortBreaks(spans: readonly Span[]): Span[] {
  const breaks = spans.slice(1).map(({ from }, index) => from - spans[index]!.to)
  const longest = breaks.toSorted((a, b) => b - a)
  return merged(spans, Math.max(2 * stepOf(spans), longest[breaksShown] ?? 0))
}

function stepOf(spans: readonly Span[]): number {
  return Math.ceil(spans.reduce((sum, { from, to }) => sum + to - from, 0) / stepsShown)
}

function stepsIn({ from, to }: Span, step: number): number {
  return Math.ceil((to - from) / step)
}

function summed(seconds: readonly Second[], steps: number, stepAt: (second: number) => number) {
  const empty = () => Array.from({ length: steps }, () => 0)
  const [rows, failed, spent] = [empty(), empty(), empty()]
  for (const { at, done, failed: bad, spentNanoUsd } of seconds) {
    const index = stepAt(at)
    rows[index]! += done + bad
    failed[index]! += bad
    spent[index]! += spentNanoUsd
  }
  return { rows, failed, spentNanoUsd: summedUp(spent) }
}

function summedUp(values: readonly number[]): number[] {
  let sum = 0
  return values.map((value) => (sum += value))
}

/** The last change up to the end of each step. */
function allowedAt(
  changes: ReturnType<typeof allowedCalls>,
  steps: number,
  stepAt: (second: number) => number,
): (number | null)[] {
  const changed = new Map(changes.map(({ at, concurrency }) => [stepAt(Math.floor(at / 1000)), concurrency]))
  let allowed: number | null = null
  return Array.from({ length: steps }, (_, index) => (allowed = changed.get(index) ?? allowed))
}

/** That it began is where the axis begins. */
function marksOf({ startedAt }: Batch, marks: ReturnType<typeof eventMarks>): BatchCharts['marks'] {
  return marks
    .filter(({ kind, at }) => kind !== 'started' || at !== startedAt)
    .map((mark) => ({ ...mark, message: inTheWindow(mark.message) }))
}
