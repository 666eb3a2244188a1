import type { BatchView } from '../../../shared/views/batchViews.ts'
import { counted } from '../../../shared/counted.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { about, money } from '../../parts/format.ts'
import { Trouble } from '../../parts/Trouble.tsx'
import type { Start } from './useStart.ts'
import { costOf } from './useStart.ts'

/** A start that costs more than the operator has set is asked about. */
export function StartDialog({ batch, start }: { readonly batch: BatchView; readonly start: Start }) {
  const withRest = start.asked?.rest ?? false
  const rows = batch.open.rows + (withRest ? batch.rest.rows : 0)
  const cap = batch.settings.maxCostNanoUsd
  return (
    <Dialog
      title={`Run ${counted(rows, 'row')}`}
      onClose={() => start.dismiss()}
      footer={
        <>
          <span className="small t3 grow">
            {cap === null ? 'This batch has no budget.' : `The budget of this batch is ${money(cap)}.`}
          </span>
          <button type="button" className="btn" onClick={() => start.dismiss()}>
            Cancel
          </button>
          <button
            type="button"
            className="btn primary"
            disabled={start.isBusy}
            onClick={() => start.confirm()}
          >
            Run <span className="cost">{about(costOf(batch, withRest))}</span>
          </button>
        </>
      }
    >
      {start.error && <Trouble message={start.error} />}
      <p>
        {batch.settings.models.join(', then ')} will be asked about {counted(rows, 'row')}. It can be paused
        at any time; what was answered is kept.
      </p>
    </Dialog>
  )
}
