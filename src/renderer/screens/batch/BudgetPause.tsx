import type { BatchView } from '../../../shared/views/batchViews.ts'
import { inLocale } from '../../parts/format.ts'
import { linkTo } from '../../route.ts'
import type { Opening } from './BudgetField.tsx'
import { BudgetField } from './BudgetField.tsx'
import { budgetsQuery } from './useRaise.ts'

type Stop = BatchView['budgetStop']

const names = { batch: 'of this batch', day: 'for today (UTC)', workspace: 'of this workspace' }

/** What a pause at a budget has said, until that budget has room again. */
export function budgetSentence(message: string, stop: Stop): string {
  if (!stop?.hasRoom) return inLocale(message)
  return `The budget ${names[stop.scope]} ${stop.isGone ? 'was taken away' : 'has room again'}. Resume to go on.`
}

interface Props {
  readonly batch: BatchView
  readonly opening: Opening
}

/** The budget that stopped the batch, to be changed where it is kept. */
export function BudgetThatStopped({ batch, opening }: Props) {
  if (batch.budgetStop === null) return <UnknownBudget batch={batch} opening={opening} />
  if (batch.budgetStop && batch.budgetStop.scope !== 'batch') {
    return (
      <a className="link" href={linkTo('settings', budgetsQuery)}>
        Open Settings, Budgets
      </a>
    )
  }
  return (
    <>
      {batch.settings.maxCostNanoUsd === null ? 'This batch now has' : 'The budget is'}{' '}
      <BudgetField batch={batch} opening={opening} />.
    </>
  )
}

/** Paused by a version that did not note which budget it was: none is offered as if it were the one. */
function UnknownBudget({ batch, opening }: Props) {
  return (
    <>
      <a className="link" href={linkTo('settings', budgetsQuery)}>
        Look at the budgets
      </a>
      {batch.settings.maxCostNanoUsd !== null && (
        <>
          , and at that of this batch: <BudgetField batch={batch} opening={opening} />
        </>
      )}
      .
    </>
  )
}
