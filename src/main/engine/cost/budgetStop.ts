import type { Batch } from '../../../shared/batch.ts'
import type { BatchId } from '../../../shared/ids.ts'
import { formatUsdShort } from '../../../shared/money.ts'
import type { BudgetScope, OverBudget } from '../../store/costs/budgets.ts'
import type { Stop } from '../../store/batches/stopBatch.ts'

const names = {
  batch: 'of this batch',
  day: 'for today (UTC)',
  workspace: 'of this workspace',
} as const satisfies Record<BudgetScope, string>

/**
 * Why a batch pauses at its budget, and how it goes on. `unsettledNanoUsd`: the part of what counts as spent that calls
 * without an answer may have cost at most.
 */
export function budgetStop(
  refusal: OverBudget,
  unsettledNanoUsd: number,
  { id, settings }: Pick<Batch, 'id' | 'settings'>,
): Stop {
  const { scope, capNanoUsd, spentNanoUsd, worstNanoUsd } = refusal
  const known = spentNanoUsd - unsettledNanoUsd
  const [cap, spent, worst] = [capNanoUsd, known, worstNanoUsd].map(formatUsdShort)
  const apart = scope === 'batch' ? ' in practice' : ' in practice, which is held to it by itself'
  const lost =
    unsettledNanoUsd > 0 ? ` up to ${formatUsdShort(unsettledNanoUsd)} more counts for lost calls,` : ''
  // In cents there would often seem to be room.
  const leftNanoUsd = capNanoUsd - spentNanoUsd
  const lack = leftNanoUsd > 0 ? `, ${formatUsdShort(worstNanoUsd - leftNanoUsd)} more than is left` : ''
  return {
    reason: 'budget',
    data: { scope, worstNanoUsd },
    message: `The budget ${names[scope]}, ${cap}, has no room for another call: ${spent} is spent${settings.provider === 'practice' ? apart : ''},${lost} and the next call may cost up to ${worst}${lack}. ${remedies[scope](id)}`,
  }
}

const remedies: Readonly<Record<BudgetScope, (batchId: BatchId) => string>> = {
  batch: (id) => `Raise it with: millrace resume ${id} --max-cost USD`,
  day: (id) =>
    `Raise it with: millrace cost --max-per-day USD, or go on tomorrow with: millrace resume ${id}`,
  workspace: (id) => `Raise it with: millrace cost --max-total USD, then: millrace resume ${id}`,
}
