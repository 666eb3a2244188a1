import { Dialog } from './Dialog.tsx'
import { about, counted, money } from './format.ts'
import { Trouble } from './Trouble.tsx'

interface Props {
  readonly rows: number
  readonly costNanoUsd: number | null
  readonly models: readonly string[]
  readonly capNanoUsd: number | null
  readonly error?: string | null
  readonly onRun: () => void
  readonly onClose: () => void
}

/** A run that costs more than the operator has set is asked about. */
export function CostDialog({ rows, costNanoUsd, models, capNanoUsd, error, onRun, onClose }: Props) {
  return (
    <Dialog
      title={`Run ${counted(rows, 'row')}`}
      onClose={onClose}
      footer={
        <>
          <span className="small t3 grow">
            {capNanoUsd === null
              ? 'This batch has no budget.'
              : `The budget of this batch is ${money(capNanoUsd)}.`}
          </span>
          <button type="button" className="btn" onClick={onClose}>
            Cancel
          </button>
          <button type="button" className="btn primary" onClick={onRun}>
            Run <span className="cost">{about(costNanoUsd)}</span>
          </button>
        </>
      }
    >
      {error && <Trouble message={error} />}
      <p>
        {models.join(', then ')} will be asked about {counted(rows, 'row')}. It can be paused at any time;
        what was answered is kept.
      </p>
    </Dialog>
  )
}
