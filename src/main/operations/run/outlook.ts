import type { BatchStatus } from '../../../shared/batch.ts'
import { openRows } from '../../../shared/status.ts'
import type { Totals } from '../../store/counts/totals.ts'

/** How a batch will end at its present pace; null: not measured yet. */
export interface Outlook {
  readonly leftMs: number | null
  /** What the batch will have cost: what was spent, and the mean cost of the rows that were answered for each to ask. */
  readonly projectedNanoUsd: number | null
}

export interface Ahead {
  readonly rowsPerMinute: number | null
  /** Of the open rows: see `openRowsToAsk`. */
  readonly rowsToAsk: number
}

export function outlookOf(status: BatchStatus, totals: Totals, { rowsPerMinute, rowsToAsk }: Ahead): Outlook {
  const { seal, calls, costNanoUsd, unpricedCalls } = totals
  const open = openRows(seal)
  // Rows that ended without an answer, such as those without text, do not tell what an answer costs.
  const answered = Math.min(seal.model + seal.default + seal.failed, calls.ok)
  const isMeasured = unpricedCalls === 0 && (rowsToAsk === 0 || answered > 0)
  return {
    leftMs: status === 'running' && rowsPerMinute ? Math.ceil((open / rowsPerMinute) * 60_000) : null,
    projectedNanoUsd: isMeasured
      ? costNanoUsd + (rowsToAsk === 0 ? 0 : Math.round((costNanoUsd / answered) * rowsToAsk))
      : null,
  }
}
