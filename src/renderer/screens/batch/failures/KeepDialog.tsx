import { History } from 'lucide-react'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import type { FailureGroup } from '../../../../shared/views/itemViews.ts'
import { call } from '../../../api.ts'
import { Dialog } from '../../../parts/Dialog.tsx'
import { counted, visibleText } from '../../../parts/format.ts'
import { showToast } from '../../../parts/toast.ts'
import { useAction } from '../../../parts/useAction.ts'

interface Props {
  readonly batch: BatchView
  readonly group: FailureGroup
  /** How many of the group's rows had an answer. */
  readonly rows: number
  readonly onClose: () => void
}

/** Asks before rows that a retry did not help get their earlier answers back. */
export function KeepDialog({ batch, group: { fingerprint, message }, rows, onClose }: Props) {
  const action = useAction()
  const keep = (): void =>
    void action.run(async () => {
      const kept = await call('failures.keepEarlier', { batchId: batch.id, fingerprint })
      showToast(
        `${counted(kept.rows, 'row has its earlier answer', 'rows have their earlier answers')} again.`,
      )
      onClose()
    })
  return (
    <Dialog
      title={`Keep ${counted(rows, 'earlier answer')}`}
      error={action.error}
      onClose={onClose}
      note="Nothing is asked, nothing is paid."
      verb={
        <button type="button" className="btn primary" autoFocus disabled={action.isBusy} onClick={keep}>
          <History className="i" aria-hidden /> Keep {counted(rows, 'answer')}
        </button>
      }
    >
      <p className="lead b wrap-anywhere">{visibleText(message)}</p>
      <p className="t2">
        {rows === 1 ? 'The row gets the answer' : 'The rows get the answers'} back that stood there before the
        retry. {rows === 1 ? 'It counts' : 'They count'} as answered by a person from then on, since a person
        let {rows === 1 ? 'it' : 'them'} stand. Each row can still be retried.
      </p>
    </Dialog>
  )
}
