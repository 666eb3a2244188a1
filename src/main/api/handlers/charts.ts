import { requireBatch } from '../../operations/requireBatch.ts'
import { batchCharts } from '../batch/batchCharts.ts'
import type { Desk } from '../desk/desk.ts'
import type { Handlers } from '../dispatch.ts'

/** How a batch went over time, and what its answers say. */
export function chartsHandlers({ app }: Pick<Desk, 'app'>): Pick<Handlers, 'batch.charts'> {
  return { 'batch.charts': ({ batchId }) => batchCharts(requireBatch(app.store, batchId), app) }
}
