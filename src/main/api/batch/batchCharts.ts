import type { Batch } from '../../../shared/batch.ts'
import type { BatchCharts, Facet } from '../../../shared/views/batchViews.ts'
import type { App } from '../../app.ts'
import { facetsOf } from '../../pipelines/facets.ts'
import { findPipeline } from '../../pipelines/registry.ts'
import type { ValueCount } from '../../store/counts/distributions.ts'
import { distributions } from '../../store/counts/distributions.ts'
import { batchTimeline } from './batchTimeline.ts'

const binsShown = 10

/** How a batch went over time, and what its answers say. */
export function batchCharts(batch: Batch, app: App): BatchCharts {
  const { counters } = app.store
  const facets = facetsOf(findPipeline(batch.pipeline))
  return {
    ...batchTimeline(batch, app),
    distributions: distributions(counters, batch.id, facets.length).map((values, index) =>
      distributionOf(facets[index]!, values),
    ),
  }
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
