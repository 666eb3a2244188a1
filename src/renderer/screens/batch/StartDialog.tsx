import type { BatchView } from '../../../shared/views/batchViews.ts'
import { CostDialog } from '../../parts/CostDialog.tsx'
import type { Start } from './useStart.ts'
import { costOf } from './useStart.ts'

/** A start that costs more than the operator has set is asked about. */
export function StartDialog({ batch, start }: { readonly batch: BatchView; readonly start: Start }) {
  const withRest = start.asked?.rest ?? false
  return (
    <CostDialog
      rows={batch.open.rows + (withRest ? batch.rest.rows : 0)}
      costNanoUsd={costOf(batch, withRest)}
      models={batch.settings.models}
      capNanoUsd={batch.settings.maxCostNanoUsd}
      error={start.error}
      onRun={() => start.confirm()}
      onClose={() => start.dismiss()}
    />
  )
}
