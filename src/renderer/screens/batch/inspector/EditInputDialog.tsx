import { useState } from 'react'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import type { ItemDetail } from '../../../../shared/views/itemViews.ts'
import { call } from '../../../api.ts'
import { Dialog } from '../../../parts/Dialog.tsx'
import { about, number } from '../../../parts/format.ts'
import { Trouble } from '../../../parts/Trouble.tsx'
import { useAction } from '../../../parts/useAction.ts'

interface Props {
  readonly batch: BatchView
  readonly detail: ItemDetail
  readonly onClose: () => void
}

/** Changes what the model is asked about this row, and runs it again. The source row stays as it is. */
export function EditInputDialog({ batch, detail: { item, fields, retries }, onClose }: Props) {
  const [edited, setEdited] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(fields.map(({ name, value }) => [name, value])),
  )
  const action = useAction()
  const cost = retries.find(({ stage }) => stage === 'acquire')?.costNanoUsd ?? null
  const save = (): void =>
    void action.run(async () => {
      await call('item.editInput', { batchId: batch.id, row: item.row, fields: edited })
      onClose()
    })
  return (
    <Dialog
      title={`Edit the input of row ${number(item.row)}`}
      onClose={onClose}
      footer={
        <>
          <span className="small t3 grow">The source row stays as it is, also in the export.</span>
          <button type="button" className="btn" onClick={onClose}>
            Cancel
          </button>
          <button type="button" className="btn primary" disabled={action.isBusy} onClick={save}>
            Save and run <span className="cost">{about(cost)}</span>
          </button>
        </>
      }
    >
      {action.error && <Trouble message={action.error} />}
      {fields.map(({ name }) => (
        <label key={name} className="field">
          <span className="lab">{name}</span>
          <textarea
            className="area"
            dir="auto"
            rows={edited[name]!.length > 60 ? 6 : 1}
            value={edited[name]}
            onChange={(event) => setEdited({ ...edited, [name]: event.target.value })}
          />
        </label>
      ))}
    </Dialog>
  )
}
