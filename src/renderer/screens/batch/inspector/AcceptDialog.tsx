import { useState } from 'react'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import { call } from '../../../api.ts'
import { Dialog } from '../../../parts/Dialog.tsx'
import { number } from '../../../parts/format.ts'
import { Trouble } from '../../../parts/Trouble.tsx'
import { useAction } from '../../../parts/useAction.ts'

interface Props {
  readonly batch: BatchView
  readonly row: number
  readonly onClose: () => void
}

/** Takes the answer as it is. */
export function AcceptDialog({ batch, row, onClose }: Props) {
  const [reason, setReason] = useState('')
  const action = useAction()
  const accept = (): void =>
    void action.run(async () => {
      const said = reason.trim()
      await call('item.accept', { batchId: batch.id, row, reason: said === '' ? null : said })
      onClose()
    })
  return (
    <Dialog
      title={`Accept the answer of row ${number(row)}`}
      onClose={onClose}
      footer={
        <>
          <span className="small t3 grow">A default response counts as yours from then on.</span>
          <button type="button" className="btn" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" form="accept" className="btn primary" disabled={action.isBusy}>
            Accept
          </button>
        </>
      }
    >
      {action.error && <Trouble message={action.error} />}
      <form
        id="accept"
        onSubmit={(event) => {
          event.preventDefault()
          accept()
        }}
      >
        <label className="field">
          <span className="lab">Reason, if there is one</span>
          <span className="input">
            <input
              value={reason}
              autoFocus
              maxLength={2000}
              onChange={(event) => setReason(event.target.value)}
            />
          </span>
        </label>
      </form>
    </Dialog>
  )
}
