import type { BatchView } from '../../../../shared/views/batchViews.ts'
import { Bars } from './Bars.tsx'
import { CostChart } from './CostChart.tsx'
import { Histogram } from './Histogram.tsx'
import { ThroughputChart } from './ThroughputChart.tsx'
import { useCharts } from './useCharts.ts'

/** How the batch goes over time, and what its answers say. */
export function Charts({ batch }: { readonly batch: BatchView }) {
  const charts = useCharts(batch.id)
  const choice =
    charts?.distributions.find(({ column, values }) => values.length > 0 && column === 'category') ??
    charts?.distributions.find(({ values }) => values.length > 0)
  const numbers = charts?.distributions.find(({ bins }) => bins.length > 0)
  const facet = batch.facets.find(({ column }) => column === numbers?.column)
  return (
    <div className="charts">
      <ThroughputChart batch={batch} charts={charts} />
      <CostChart batch={batch} charts={charts} />
      {choice && <Bars distribution={choice} />}
      {numbers && facet?.kind === 'number' && <Histogram distribution={numbers} facet={facet} />}
    </div>
  )
}
