import { useState } from 'react'
import { cellText } from '../../../../shared/field.ts'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import type { ItemDetail } from '../../../../shared/views/itemViews.ts'
import { call } from '../../../api.ts'
import { Dialog } from '../../../parts/Dialog.tsx'
import { number } from '../../../parts/format.ts'
import { Trouble } from '../../../parts/Trouble.tsx'
import { useAction } from '../../../parts/useAction.ts'
import type { Field } from './AnswerInput.tsx'
import { AnswerInput, isNumeric } from './AnswerInput.tsx'

type Answer = Readonly<Record<string, string>>

interface Props {
  readonly batch: BatchView
  readonly detail: ItemDetail
  /** Values that the operator has chosen already. */
  readonly given: Answer
  readonly onClose: () => void
}

const shortestReason = 3

/** The operator's own answer, with the reason for it. It is checked like a model's. */
export function OverrideDialog({ batch, detail: { item, blank }, given, onClose }: Props) {
  const [answer, setAnswer] = useState<Answer>(() => ({ ...startOf(blank), ...given }))
  const [reason, setReason] = useState('')
  const action = useAction()
  const whyNot = reason.trim().length < shortestReason ? 'Say why, in a few words.' : undefined
  const save = (): void =>
    void action.run(async () => {
      const typed = blank.map((field) => [field.name, typedValue(answer[field.name]!, field, batch)])
      await call('item.override', {
        batchId: batch.id,
        row: item.row,
        output: Object.fromEntries(typed),
        reason,
      })
      onClose()
    })
  const unanswered = blank.find(({ name }) => answer[name] === '')?.name
  const [first] = useState(unanswered ?? null)
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
            type="submit"
            form="override"
            className="btn primary"
            disabled={action.isBusy || whyNot !== undefined}
            title={whyNot}
          >
            Override
          </button>
        </>
      }
    >
      {action.error && <Trouble message={action.error} />}
      <form
        id="override"
        className="grid gap-4"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (whyNot === undefined) save()
        }}
      >
        {blank.map((field) => (
          <AnswerInput
            key={field.name}
            field={field}
            batch={batch}
            hasFocus={field.name === first}
            value={answer[field.name]!}
            onChange={(value) => setAnswer({ ...answer, [field.name]: value })}
          />
        ))}
        <label className="field">
          <span className="lab">Reason</span>
          <span className="input">
            <input
              value={reason}
              maxLength={2000}
              autoFocus={first === null}
              placeholder="Why is this the right answer?"
              onChange={(event) => setReason(event.target.value)}
            />
          </span>
        </label>
      </form>
    </Dialog>
  )
}

/** What the row has, as far as it is allowed. */
function startOf(blank: readonly Field[]): Answer {
  return Object.fromEntries(
    blank.map(({ name, value, choices }) => {
      const text = cellText(value)
      return [name, choices && !choices.includes(text) ? '' : text]
    }),
  )
}

/** What is typed is text; where a number belongs it is one. */
function typedValue(text: string, field: Field, batch: BatchView): string | number {
  return isNumeric(field, batch) && text.trim() !== '' ? Number(text) : text
}
