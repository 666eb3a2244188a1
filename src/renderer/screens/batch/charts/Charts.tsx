import type { BatchCharts, BatchView } from '../../../../shared/views/batchViews.ts'
import { useWindowWidth } from '../../../parts/useWindowWidth.ts'
import { Bars } from './Bars.tsx'
import { CostChart } from './CostChart.tsx'
import { Histogram } from './Histogram.tsx'
import { ThroughputChart } from './ThroughputChart.tsx'
import { useCharts } from './useCharts.ts'

/** Here the window has room for one more distribution. */
const wide = 1600

/** How the batch goes over time, and what its answers say. */
export function Charts({ batch }: { readonly batch: BatchView }) {
  const charts = useCharts(batch.id)
  const overTime = batch.startedAt === null ? null : charts
  const isWide = useWindowWidth() >= wide
  const numbers = charts?.distributions.find(({ bins }) => bins.length > 0)
  const facet = batch.facets.find(({ column }) => column === numbers?.column)
  return (
    <div className="charts">
      <ThroughputChart batch={batch} charts={overTime} />
      <CostChart batch={batch} charts={overTime} />
      {choicesOf(charts, isWide ? 2 : 1).map((choice) => (
        <Bars key={choice.column} distribution={choice} />
      ))}
      {numbers && facet?.kind === 'number' && <Histogram distribution={numbers} facet={facet} />}
    </div>
  )
}

/** The distributions of values there is room for. What the row is about says more than how urgent it is. */
function choicesOf(charts: BatchCharts | null, most: number): BatchCharts['distributions'] {
  const choices = charts?.distributions.filter(({ values }) => values.length > 0) ?? []
  const first = choices.filter(({ column }) => column === 'category')
  return [...first, ...choices.filter((choice) => !first.includes(choice))].slice(0, most)
}
