import { useState } from 'react'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import type { ItemDetail } from '../../../../shared/views/itemViews.ts'
import { call } from '../../../api.ts'
import { Dialog } from '../../../parts/Dialog.tsx'
import { number, priceOf, visibleText } from '../../../parts/format.ts'
import { useAction } from '../../../parts/useAction.ts'
import { isAtRest, whenRun } from '../retry/atRest.ts'
import { DirectionMarks } from './DirectionMarks.tsx'

interface Props {
  readonly batch: BatchView
  readonly detail: ItemDetail
  readonly onClose: () => void
}

/** Changes what the model is asked about this row, and runs it again with the batch. The source row stays as it is. */
export function EditInputDialog({ batch, detail: { item, fields, retries }, onClose }: Props) {
  const [edited, setEdited] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(fields.map(({ name, value }) => [name, value])),
  )
  const [rowsOf] = useState(() => new Map(fields.map(({ name, value }) => [name, heightFor(name, value)])))
  const action = useAction()
  const isWaiting = isAtRest(batch)
  const isEmpty = item.failure?.kind === 'empty_input'
  // A row without text costs nothing as it stands; what it costs with one is not known before it is asked.
  const cost = isEmpty ? null : (retries.find(({ stage }) => stage === 'acquire')?.costNanoUsd ?? null)
  const save = (): void =>
    void action.run(async () => {
      await call('item.editInput', { batchId: batch.id, row: item.row, fields: edited })
      onClose()
    })
  return (
    <Dialog
      title={`Edit the input of row ${number(item.row)}`}
      error={action.error}
      onClose={onClose}
      note={`${isWaiting ? `It runs ${whenRun(batch)}. ` : ''}The source row stays as it is, also in the export.`}
      verb={
        <button type="button" className="btn primary" disabled={action.isBusy} onClick={save}>
          {isWaiting ? (
            'Save'
          ) : (
            <>
              Save and run <span className="cost">{priceOf(batch, cost)}</span>
            </>
          )}
        </button>
      }
    >
      {fields.map(({ name }, index) => (
        <label key={name} className="field">
          <span className="lab">{visibleText(name)}</span>
          <textarea
            className="area"
            dir="auto"
            rows={rowsOf.get(name)}
            autoFocus={index === 0}
            value={edited[name]}
            onChange={(event) => setEdited({ ...edited, [name]: event.target.value })}
          />
          <DirectionMarks text={edited[name]!} />
        </label>
      ))}
    </Dialog>
  )
}

/** Lines to start with; it stays, so that nothing jumps while one types. */
function heightFor(name: string, value: string): number {
  return value.length > 60 || name === 'body' ? 6 : 1
}
