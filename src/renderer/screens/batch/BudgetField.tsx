import { useState } from 'react'
import type { BatchView } from '../../../shared/views/batchViews.ts'
import { call } from '../../api.ts'
import { money } from '../../parts/format.ts'
import { useAction } from '../../parts/useAction.ts'

const nanoPerUsd = 1_000_000_000

/** The budget of a batch, changed in place. An empty field takes it away. */
export function BudgetField({ batch }: { readonly batch: BatchView }) {
  const cap = batch.settings.maxCostNanoUsd
  const [text, setText] = useState<string | null>(null)
  const action = useAction()
  const canTune = batch.status !== 'complete' && batch.status !== 'cancelled'
  if (text === null) {
    const shown = cap === null ? 'no budget' : money(cap)
    if (!canTune) return <>{shown}</>
    return (
      <button
        type="button"
        className="edit"
        title={action.error ?? 'Change the budget'}
        onClick={() => setText(cap === null ? '' : String(cap / nanoPerUsd))}
      >
        {shown}
      </button>
    )
  }
  const save = (): void => {
    setText(null)
    const usd = Number(text)
    const next = text.trim() === '' ? null : Math.round(usd * nanoPerUsd)
    if (next === cap || (next !== null && !(next > 0))) return
    void action.run(() => call('batch.tune', { batchId: batch.id, tuning: { maxCostNanoUsd: next } }))
  }
  return (
    <input
      autoFocus
      className="w-16 border-b border-line-strong"
      aria-label="Budget in USD, empty for none"
      inputMode="decimal"
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save()
        if (event.key === 'Escape') setText(null)
      }}
    />
  )
}
