import { useState } from 'react'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import { call } from '../../../api.ts'
import { FormDialog } from '../../../parts/FormDialog.tsx'
import { number } from '../../../parts/format.ts'
import { useAction } from '../../../parts/useAction.ts'
import { TextField } from '../../../parts/TextField.tsx'

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
    <FormDialog
      title={`Accept the answer of row ${number(row)}`}
      error={action.error}
      note="A default response counts as yours from then on."
      verb="Accept"
      isBusy={action.isBusy}
      onSubmit={accept}
      onClose={onClose}
    >
      <TextField
        label="Reason, if there is one"
        value={reason}
        autoFocus
        maxLength={2000}
        onChange={setReason}
      />
    </FormDialog>
  )
}
