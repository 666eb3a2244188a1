import type { Batch } from '../../../shared/batch.ts'
import { formatUsd } from '../../../shared/money.ts'
import type { FailureGroup, StatusDocument } from '../../../shared/status.ts'
import type { Totals } from '../counts/totals.ts'

/** The status of a batch as `--json` prints it. Its keys are fixed: scripts rely on them. */
export function statusDocument(
  batch: Batch,
  totals: Totals,
  groups: readonly FailureGroup[],
): StatusDocument {
  const { id, name, pipeline, status, reason, sourceRows, createdAt, startedAt, finishedAt } = batch
  const { total, ok, failed, retries, rateLimited } = totals.calls
  return {
    batch: { id, name, pipeline, status, reason, sourceRows, createdAt, startedAt, finishedAt },
    seal: totals.seal,
    checkpoints: totals.checkpoints,
    calls: { total, ok, failed, retries, rateLimited },
    tokens: totals.tokens,
    cost: { usd: formatUsd(totals.costNanoUsd), unpricedCalls: totals.unpricedCalls },
    answeredBy: totals.answeredBy,
    failures: groups.map(({ kind, stage, count, message }) => ({ kind, stage, count, message })),
  }
}
