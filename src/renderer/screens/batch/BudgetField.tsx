import { useState } from 'react'
import { nanoPerUsd } from '../../../shared/money.ts'
import { isTunable } from '../../../shared/batch.ts'
import type { BatchView } from '../../../shared/views/batchViews.ts'
import { call } from '../../api.ts'
import { inLocale, money } from '../../parts/format.ts'
import { doubtAbout, numberText, typedNumber } from '../../parts/typedNumber.ts'
import { useAction } from '../../parts/useAction.ts'

export type Opening = readonly [isOpen: boolean, setOpen: (isOpen: boolean) => void]

interface Props {
  readonly batch: BatchView
  /** Where something else opens it, too. */
  readonly opening?: Opening
}

/** The budget of a batch, changed in place. An empty field takes it away. */
export function BudgetField({ batch, opening }: Props) {
  const cap = batch.settings.maxCostNanoUsd
  const own = useState(false)
  const [isOpen, setOpen] = opening ?? own
  const action = useAction()
  const save = (next: number | null): void => {
    setOpen(false)
    if (next !== cap)
      void action.run(() => call('batch.tune', { batchId: batch.id, tuning: { maxCostNanoUsd: next } }))
  }
  if (isOpen) return <Entry cap={cap} onSave={save} onClose={() => setOpen(false)} />
  const shown = cap === null ? 'no budget' : money(cap)
  if (!isTunable(batch)) return <>{shown}</>
  return (
    <button
      type="button"
      className={action.error ? 'edit c-failed' : 'edit'}
      title={action.error === null ? 'Change the budget' : inLocale(action.error)}
      onClick={() => setOpen(true)}
    >
      {shown}
    </button>
  )
}

interface EntryProps {
  /** nano-dollars; null: no budget. */
  readonly cap: number | null
  readonly onSave: (next: number | null) => void
  readonly onClose: () => void
}

/** Taken over with Enter or on leaving the field. What is no amount is not taken, and says so. */
function Entry({ cap, onSave, onClose }: EntryProps) {
  const [text, setText] = useState(cap === null ? '' : numberText(cap / nanoPerUsd))
  const [isWrong, setWrong] = useState(false)
  const typed = typedNumber(text)
  const isBudget = typed === null || typed > 0
  const save = (): void => {
    if (isBudget) onSave(typed === null ? null : Math.round(typed * nanoPerUsd))
    else setWrong(true)
  }
  return (
    <span className="amount">
      <input
        autoFocus
        aria-label="Budget in USD, empty for none"
        aria-invalid={isWrong}
        title="USD, empty for no budget"
        placeholder="no budget"
        inputMode="decimal"
        value={text}
        // What is typed takes the place of the old amount: digits put after it would be another budget.
        onFocus={({ target }) => target.select()}
        onChange={(event) => {
          setText(event.target.value)
          setWrong(false)
        }}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save()
          if (event.key === 'Escape') onClose()
        }}
      />
      {isWrong && (
        <span className="invalid" role="alert">
          {doubtAbout(text) ?? 'An amount above 0 in USD, or nothing for no budget.'}
        </span>
      )}
    </span>
  )
}
