import { counted } from '../../parts/format.ts'
import type { BatchView } from '../../../shared/views/batchViews.ts'
import { call } from '../../api.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { useAction } from '../../parts/useAction.ts'

interface Props {
  readonly batch: BatchView
  readonly onClose: () => void
}

/** Ends a batch for good. */
export function CancelDialog({ batch, onClose }: Props) {
  const action = useAction()
  const cancel = (): void =>
    void action.run(async () => {
      await call('batch.cancel', { batchId: batch.id, now: false })
      onClose()
    })
  return (
    <Dialog
      title="Cancel this batch"
      error={action.error}
      onClose={onClose}
      note="What was answered is kept and can be exported."
      closing="Keep it"
      verb={
        <button type="button" className="btn danger" disabled={action.isBusy} onClick={cancel}>
          Cancel the batch
        </button>
      }
    >
      <p>
        {counted(batch.open.rows, 'open row')} will never be run. If it may go on later, pause it instead.
      </p>
    </Dialog>
  )
}
