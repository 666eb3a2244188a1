import { useState } from 'react'
import type { BatchView } from '../../../shared/views/batchViews.ts'
import { go } from '../../route.ts'
import type { Opening } from './BudgetField.tsx'

export interface Raise {
  /** To where the budget that stopped the batch is raised. null: none did, or it has room again. */
  readonly raise: (() => void) | null
  /** Whether the budget is being changed in the banner. */
  readonly opening: Opening
}

export const budgetsQuery = new URLSearchParams({ section: 'budgets' })

export function useRaise({ budgetStop }: BatchView): Raise {
  const opening = useState(false)
  const [, setOpen] = opening
  const open = budgetStop?.scope === 'batch' ? () => setOpen(true) : () => go('settings', budgetsQuery)
  return { raise: budgetStop && !budgetStop.hasRoom ? open : null, opening }
}
