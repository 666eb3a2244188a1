import { Dialog } from './Dialog.tsx'
import { about, counted, money } from './format.ts'

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
      error={error}
      onClose={onClose}
      note={
        capNanoUsd === null
          ? 'This batch has no budget.'
          : `The budget of this batch is ${money(capNanoUsd)}.`
      }
      verb={
        <button type="button" className="btn primary" onClick={onRun}>
          Run <span className="cost">{about(costNanoUsd)}</span>
        </button>
      }
    >
      <p>
        {models.join(', then ')} will be asked about {counted(rows, 'row')}. It can be paused at any time;
        what was answered is kept.
      </p>
    </Dialog>
  )
}
