import type { BatchId } from '../../shared/ids.ts'
import { UsageError } from '../../shared/usageError.ts'
import type { ItemFilter } from '../../shared/views/itemViews.ts'
import type { Store } from '../store/open.ts'
import { finishedRows } from '../store/itemLists.ts'

/**
 * The rows a filter shows that a retry can cover, in source order. Throws UsageError for a filter that cannot be
 * followed exactly: a retry covers what the operator sees, or nothing.
 */
export function rowsMatching(store: Store, batchId: BatchId, filter: ItemFilter): number[] {
  const { parts, model, fingerprint, ...others } = filter
  if (Object.values(others).some((value) => value !== undefined))
    throw new UsageError('These rows cannot be retried by their filter. Select them, then retry.')
  const inGroup = fingerprint === undefined ? null : new Set(rowsOfCause(store, batchId, fingerprint))
  return finishedRows(store.db, batchId)
    .filter(({ row, part, answeredBy }) => {
      if (inGroup && !inGroup.has(row)) return false
      if (parts && !parts.some((wanted) => wanted === part)) return false
      return model === undefined || answeredBy === model
    })
    .map(({ row }) => row)
}

function rowsOfCause(store: Store, batchId: BatchId, fingerprint: string): readonly number[] {
  return store.failures.groups(batchId).find((group) => group.fingerprint === fingerprint)?.rows ?? []
}
