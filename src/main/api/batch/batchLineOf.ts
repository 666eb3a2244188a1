import type { Batch, Provider } from '../../../shared/batch.ts'
import type { BatchLine } from '../../../shared/views/batchViews.ts'
import type { Totals } from '../../store/counts/totals.ts'
import type { Counters } from '../../store/counts/counters.ts'
import { leftOutRows } from '../../store/items/skipped.ts'
import { inTheWindow } from './inTheWindow.ts'

interface Beside {
  /** Who answers a batch that has not run yet. */
  readonly unsettled: Provider
  readonly counters: Counters
}

/** A batch as a list shows it. */
export function batchLineOf(batch: Batch, totals: Totals, { unsettled, counters }: Beside): BatchLine {
  const { id, name, pipeline, pipelineVersion, status, reason, message } = batch
  const { createdAt, startedAt, finishedAt, settings } = batch
  const { seal, costNanoUsd, unpricedCalls } = totals
  return {
    ...{ id, name, pipeline, pipelineVersion, status, reason, createdAt, startedAt, finishedAt },
    message: message && inTheWindow(message),
    isPractice: (settings.provider ?? unsettled) === 'practice',
    ...{ seal, costNanoUsd, unpricedCalls },
    unstarted: leftOutRows(counters, id, seal),
  }
}
