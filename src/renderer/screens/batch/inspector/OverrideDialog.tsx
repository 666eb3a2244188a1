import { useState } from 'react'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import type { ItemDetail } from '../../../../shared/views/itemViews.ts'
import { FormDialog } from '../../../parts/FormDialog.tsx'
import { number } from '../../../parts/format.ts'
import { AnswerInput } from './AnswerInput.tsx'
import type { Answer, TypedAnswer } from './useAnswer.ts'
import { useAnswer } from './useAnswer.ts'
import { TextField } from '../../../parts/TextField.tsx'

interface Props {
  readonly batch: BatchView
  readonly detail: ItemDetail
  /** Values that the operator has chosen already. */
  readonly given: Answer
  readonly onClose: () => void
}

/** The operator's own answer, with the reason for it. It is checked like a model's. */
export function OverrideDialog({ batch, detail, given, onClose }: Props) {
  const typed = useAnswer(batch, detail, given)
  const { action, whyNot } = typed
  return (
    <FormDialog
      title={`Answer row ${number(detail.item.row)} by hand`}
      error={action.error}
      note="Kept in the history. Nothing is asked, nothing is paid."
      verb="Override"
      isBusy={action.isBusy}
      whyNot={whyNot}
      onSubmit={() => typed.save(onClose)}
      onClose={onClose}
    >
      <AnswerFields batch={batch} blank={detail.blank} typed={typed} />
    </FormDialog>
  )
}

interface FieldsProps {
  readonly batch: BatchView
  readonly blank: ItemDetail['blank']
  readonly typed: TypedAnswer
}

/** The keyboard starts where something is missing. What is wrong with an answer is said by the main process. */
function AnswerFields({ batch, blank, typed: { answer, reason, set, setReason } }: FieldsProps) {
  const [first] = useState(() => blank.find(({ name }) => answer[name] === '')?.name ?? null)
  return (
    <>
      {blank.map((field) => (
        <AnswerInput
          key={field.name}
          field={field}
          batch={batch}
          hasFocus={field.name === first}
          value={answer[field.name]!}
          onChange={(value) => set(field.name, value)}
        />
      ))}
      <TextField
        label="Reason"
        value={reason}
        maxLength={2000}
        autoFocus={first === null}
        placeholder="Why is this the right answer?"
        onChange={setReason}
      />
    </>
  )
}
