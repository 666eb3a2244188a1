import type { BatchStatus } from '../../../shared/batch.ts'
import { openRows } from '../../../shared/status.ts'
import type { Totals } from '../../store/counts/totals.ts'

/** How a batch will end at its present pace; null: not measured yet. */
export interface Outlook {
  readonly leftMs: number | null
  /** What the batch will have cost: what was spent, and the mean cost of its finished rows for each open one. */
  readonly projectedNanoUsd: number | null
}

export function outlookOf(status: BatchStatus, totals: Totals, rowsPerMinute: number | null): Outlook {
  const { seal, costNanoUsd, unpricedCalls } = totals
  const open = openRows(seal)
  const finished = seal.model + seal.cache + seal.default + seal.failed
  const isMeasured = unpricedCalls === 0 && (open === 0 || finished > 0)
  return {
    leftMs: status === 'running' && rowsPerMinute ? Math.ceil((open / rowsPerMinute) * 60_000) : null,
    projectedNanoUsd: isMeasured
      ? costNanoUsd + (open === 0 ? 0 : Math.round((costNanoUsd / finished) * open))
      : null,
  }
}
