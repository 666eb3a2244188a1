import { SkipForward } from 'lucide-react'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import type { FailureGroup } from '../../../../shared/views/itemViews.ts'
import { call } from '../../../api.ts'
import { Dialog } from '../../../parts/Dialog.tsx'
import { counted, number, visibleText } from '../../../parts/format.ts'
import { useAction } from '../../../parts/useAction.ts'

interface Props {
  readonly batch: BatchView
  readonly group: FailureGroup
  readonly onClose: () => void
}

/** Asks before failed rows are taken as they are: no retry covers them afterwards. */
export function SkipDialog({ batch, group: { fingerprint, count, message }, onClose }: Props) {
  const action = useAction()
  const skip = (): void =>
    void action.run(async () => {
      await call('failures.skip', { batchId: batch.id, fingerprint })
      onClose()
    })
  return (
    <Dialog
      title={`Skip ${counted(count, 'row')}`}
      error={action.error}
      onClose={onClose}
      note="Nothing is asked, nothing is paid."
      verb={
        <button type="button" className="btn primary" disabled={action.isBusy} onClick={skip}>
          <SkipForward className="i" aria-hidden /> Skip {number(count)}
        </button>
      }
    >
      <p className="lead b wrap-anywhere">{visibleText(message)}</p>
      <p className="t2">
        {count === 1 ? 'The row is' : 'The rows are'} taken as failed for good: marked as skipped in the
        export, with the error and without an answer. No retry covers {count === 1 ? 'it' : 'them'} any more;
        you can still answer each by hand.
      </p>
    </Dialog>
  )
}
