import { useState } from 'react'
import type { Cell } from '../../../../shared/table.ts'
import { cellText } from '../../../../shared/field.ts'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import type { ItemDetail } from '../../../../shared/views/itemViews.ts'
import { call } from '../../../api.ts'
import { Dialog } from '../../../parts/Dialog.tsx'
import { number } from '../../../parts/format.ts'
import { Trouble } from '../../../parts/Trouble.tsx'
import { useAction } from '../../../parts/useAction.ts'

interface Props {
  readonly batch: BatchView
  readonly detail: ItemDetail
  readonly onClose: () => void
}

type Field = ItemDetail['blank'][number]

/** The operator's own answer, with the reason for it. It is checked like a model's. */
export function OverrideDialog({ batch, detail: { item, blank }, onClose }: Props) {
  const [answer, setAnswer] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(blank.map(({ name, value, choices }) => [name, startOf(value, choices)])),
  )
  const [reason, setReason] = useState('')
  const action = useAction()
  const save = (): void =>
    void action.run(async () => {
      const output = Object.fromEntries(
        blank.map((field) => [field.name, typed(answer[field.name]!, field, batch)]),
      )
      await call('item.override', { batchId: batch.id, row: item.row, output, reason })
      onClose()
    })
  return (
    <Dialog
      title={`Answer row ${number(item.row)} by hand`}
      onClose={onClose}
      footer={
        <>
          <span className="small t3 grow">Kept in the history. Nothing is asked, nothing is paid.</span>
          <button type="button" className="btn" onClick={onClose}>
            Cancel
          </button>
          <button
            type="button"
            className="btn primary"
            disabled={action.isBusy || reason.trim().length < 3}
            title={reason.trim().length < 3 ? 'Say why, in a few words.' : undefined}
            onClick={save}
          >
            Override
          </button>
        </>
      }
    >
      {action.error && <Trouble message={action.error} />}
      {blank.map((field) => (
        <AnswerInput
          key={field.name}
          field={field}
          value={answer[field.name]!}
          onChange={(value) => setAnswer({ ...answer, [field.name]: value })}
        />
      ))}
      <label className="field">
        <span className="lab">Reason</span>
        <span className="input">
          <input
            value={reason}
            placeholder="Why is this the right answer?"
            onChange={(event) => setReason(event.target.value)}
          />
        </span>
      </label>
    </Dialog>
  )
}

function startOf(value: Cell, choices: readonly string[] | null): string {
  const text = cellText(value)
  return choices && !choices.includes(text) ? '' : text
}

/** What is typed is text; a field whose range is known is a number. */
function typed(text: string, { name, value }: Field, { facets }: BatchView): string | number {
  const isNumber =
    typeof value === 'number' || facets.some((facet) => facet.column === name && facet.kind === 'number')
  return isNumber && text.trim() !== '' ? Number(text) : text
}

interface InputProps {
  readonly field: Field
  readonly value: string
  readonly onChange: (value: string) => void
}

function AnswerInput({ field: { name, choices }, value, onChange }: InputProps) {
  return (
    <label className="field">
      <span className="lab">{name}</span>
      {choices ? (
        <select className="select" value={value} onChange={(event) => onChange(event.target.value)}>
          {value === '' && <option value="">Choose…</option>}
          {choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      ) : value.length > 60 ? (
        <textarea
          className="area"
          rows={4}
          dir="auto"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <span className="input">
          <input dir="auto" value={value} onChange={(event) => onChange(event.target.value)} />
        </span>
      )}
    </label>
  )
}
