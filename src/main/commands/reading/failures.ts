import type { Batch } from '../../../shared/batch.ts'
import { remedyFor } from '../../../shared/failure.ts'
import { formatUsd, formatUsdShort } from '../../../shared/money.ts'
import type { FailureGroup } from '../../../shared/status.ts'
import { costOfRetry } from '../../operations/costs/costOfRetry.ts'
import type { Session } from '../session.ts'
import { findBatch } from '../findBatch.ts'

/** `millrace failures ID`: what failed, grouped by cause, and what a retry of each group would cost. */
export function failures(id: string, session: Session): number {
  const batch = findBatch(session, id)
  const groups = session.app.store.failures.groups(batch.id)
  const priced = groups.map((group) => {
    const first = (limit: number) => group.rows.slice(0, limit)
    return { ...group, cost: costOfRetry(group.count, first, batch, session.app) }
  })
  if (session.isJson) {
    session.printJson({
      groups: priced.map(({ cost, ...group }) => ({
        ...group,
        retryCostUsd: cost === null ? null : formatUsd(cost),
      })),
    })
    return 0
  }
  if (groups.length === 0) session.terminal.out(`Nothing of batch ${batch.id} has failed.\n`)
  for (const { cost, ...group } of priced)
    session.terminal.out(session.hinted(paragraphFor(group, cost, batch)))
  return 0
}

const rowsShown = 12

function paragraphFor(group: FailureGroup, cost: number | null, batch: Batch): string {
  const { count, stage, kind, message, rows } = group
  const more = rows.length > rowsShown ? ` and ${rows.length - rowsShown} more` : ''
  const price = cost === null ? 'price not known' : formatUsdShort(cost)
  return [
    `${count} x ${kind} at ${stage}: ${message}`,
    `  Rows ${rows.slice(0, rowsShown).join(', ')}${more}`,
    `  ${remedyFor(kind)}`,
    ...(kind === 'empty_input' ? [] : [`  millrace retry ${batch.id} --kind ${kind}   (about ${price})`]),
    '',
    '',
  ].join('\n')
}
