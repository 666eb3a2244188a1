import type { Batch } from '../../shared/batch.ts'
import type { BatchCharts, Facet } from '../../shared/views/batchViews.ts'
import type { App } from '../app.ts'
import { facetsOf } from '../pipelines/facets.ts'
import { findPipeline } from '../pipelines/registry.ts'
import type { ValueCount } from '../store/distributions.ts'
import { distributions } from '../store/distributions.ts'
import type { BatchEvent } from '../store/events.ts'
import type { Second } from '../store/tally.ts'
import { inTheWindow } from './inTheWindow.ts'

const stepsShown = 120
const binsShown = 10

/** How a batch went over time, and what its answers say. */
export function batchCharts(batch: Batch, app: App): BatchCharts {
  const { store, config } = app
  const facets = facetsOf(findPipeline(batch.pipeline))
  const from = batch.startedAt ?? batch.createdAt
  const seconds = store.counters.tally.all(batch.id)
  const last = (seconds.at(-1)?.at ?? 0) * 1000 + 999
  const known = batch.status === 'running' ? config.clock.now() : (batch.finishedAt ?? 0)
  // A clock that was set back hides nothing that has happened.
  const to = Math.max(known, last, from)
  return {
    ...overTime(seconds, from, to),
    limiter: limiterOf(store.events.list(batch.id)),
    distributions: distributions(store.counters, batch.id, facets.length).map((values, index) =>
      distributionOf(facets[index]!, values),
    ),
  }
}

/** Whole seconds a step, so that each second falls into one. Times are ms UTC. */
function overTime(seconds: readonly Second[], from: number, to: number) {
  const fromSecond = Math.floor(from / 1000)
  const length = Math.floor(to / 1000) - fromSecond + 1
  const step = Math.ceil(length / stepsShown)
  const steps = Math.ceil(length / step)
  const empty = () => Array.from({ length: steps }, () => 0)
  const [rows, failed, spent] = [empty(), empty(), empty()]
  for (const { at, done, failed: bad, spentNanoUsd } of seconds) {
    const index = Math.min(steps - 1, Math.max(0, Math.floor((at - fromSecond) / step)))
    rows[index]! += done + bad
    failed[index]! += bad
    spent[index]! += spentNanoUsd
  }
  return { fromAt: fromSecond * 1000, stepMs: step * 1000, rows, failed, spentNanoUsd: summedUp(spent) }
}

function summedUp(values: readonly number[]): number[] {
  let sum = 0
  return values.map((value) => (sum += value))
}

function limiterOf(events: readonly BatchEvent[]): BatchCharts['limiter'] {
  return events.flatMap(({ at, message, data }) => {
    if (!data) return []
    const { cause, model, concurrency } = data
    return [{ at, kind: cause, model, concurrency, message: inTheWindow(message) }]
  })
}

type Counted = readonly ValueCount[]

function distributionOf(facet: Facet, values: Counted): BatchCharts['distributions'][number] {
  const answered = values.reduce((sum, { count }) => sum + count, 0)
  const known = { column: facet.column, answered }
  if (facet.kind === 'number') {
    return { ...known, values: [], bins: binsOf(facet, values), median: medianOf(values, answered) }
  }
  const countOf = (wanted: string) => values.find(({ value }) => value === wanted)?.count ?? 0
  const shown = facet.values.map((value) => ({ value, count: countOf(value) }))
  return { ...known, values: shown, bins: [], median: null }
}

/** Ten equal parts of the range; its end belongs to the last. */
function binsOf({ min, max }: Extract<Facet, { kind: 'number' }>, values: Counted): number[] {
  const bins = Array.from({ length: binsShown }, () => 0)
  for (const { value, count } of values) {
    const part = Math.floor(((Number(value) - min) / (max - min)) * binsShown)
    bins[Math.min(binsShown - 1, Math.max(0, part))]! += count
  }
  return bins
}

/** Of sorted values. The lower one of two in the middle. */
function medianOf(values: Counted, answered: number): number | null {
  let seen = 0
  const middle = values.find(({ count }) => (seen += count) >= answered / 2)
  return middle ? Number(middle.value) : null
}
