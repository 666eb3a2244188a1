import type { Batch } from '../../../shared/batch.ts'
import type { BatchId } from '../../../shared/ids.ts'
import { formatUsdShort } from '../../../shared/money.ts'
import type { BudgetScope, OverBudget } from '../../store/costs/budgets.ts'
import type { Stop } from '../../store/stopBatch.ts'

const names = {
  batch: 'of this batch',
  day: 'for today (UTC)',
  workspace: 'of this workspace',
} as const satisfies Record<BudgetScope, string>

/** Why a batch pauses at its budget, and how it goes on. */
export function budgetStop(refusal: OverBudget, { id, settings }: Pick<Batch, 'id' | 'settings'>): Stop {
  const { scope, capNanoUsd, spentNanoUsd, worstNanoUsd } = refusal
  const apart = scope === 'batch' ? ' in practice' : ' in practice, which is held to it by itself'
  const [cap, spent, worst] = [capNanoUsd, spentNanoUsd, worstNanoUsd].map(formatUsdShort)
  return {
    reason: 'budget',
    data: { scope, worstNanoUsd },
    message: `The budget ${names[scope]}, ${cap}, has no room for another call: ${spent} is spent${settings.provider === 'practice' ? apart : ''}, and the next call may cost up to ${worst}. ${remedies[scope](id)}`,
  }
}

const remedies: Readonly<Record<BudgetScope, (batchId: BatchId) => string>> = {
  batch: (id) => `Raise it with: millrace resume ${id} --max-cost USD`,
  day: (id) =>
    `Raise it with: millrace cost --max-per-day USD, or go on tomorrow with: millrace resume ${id}`,
  workspace: (id) => `Raise it with: millrace cost --max-total USD, then: millrace resume ${id}`,
}
