import { useState } from 'react'
import { nanoPerUsd } from '../../../shared/money.ts'
import { isOver } from '../../../shared/batch.ts'
import type { BatchView } from '../../../shared/views/batchViews.ts'
import { call } from '../../api.ts'
import { money } from '../../parts/format.ts'
import { useAction } from '../../parts/useAction.ts'

/** The budget of a batch, changed in place. An empty field takes it away. */
export function BudgetField({ batch }: { readonly batch: BatchView }) {
  const cap = batch.settings.maxCostNanoUsd
  const [text, setText] = useState<string | null>(null)
  const [isWrong, setWrong] = useState(false)
  const action = useAction()
  if (text === null) {
    const shown = cap === null ? 'no budget' : money(cap)
    if (isOver(batch)) return <>{shown}</>
    return (
      <button
        type="button"
        className={action.error ? 'edit c-failed' : 'edit'}
        title={action.error ?? 'Change the budget'}
        onClick={() => setText(cap === null ? '' : String(cap / nanoPerUsd))}
      >
        {shown}
      </button>
    )
  }
  const next = text.trim() === '' ? null : Math.round(Number(text) * nanoPerUsd)
  const save = (): void => {
    setText(null)
    setWrong(false)
    if (next !== cap && isBudget(next))
      void action.run(() => call('batch.tune', { batchId: batch.id, tuning: { maxCostNanoUsd: next } }))
  }
  return (
    <input
      autoFocus
      className={`w-16 border-b ${isWrong ? 'border-failed text-failed' : 'border-line-strong'}`}
      aria-label="Budget in USD, empty for none"
      aria-invalid={isWrong}
      title={isWrong ? 'An amount above 0 in USD, or nothing for no budget.' : undefined}
      inputMode="decimal"
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && isBudget(next)) save()
        else if (event.key === 'Enter') setWrong(true)
        if (event.key === 'Escape') setText(null)
      }}
    />
  )
}

/** nano-dollars; null: no budget. */
function isBudget(value: number | null): boolean {
  return value === null || value > 0
}
