import type { Batch } from '../../shared/batch.ts'
import type { BatchId } from '../../shared/ids.ts'
import { UsageError } from '../../shared/usageError.ts'
import type { Store } from '../store/open.ts'

/** A batch whose import has ended. Throws UsageError for a number that none has. */
export function requireBatch(store: Store, batchId: BatchId): Batch {
  const batch = store.batches.get(batchId)
  if (batch && batch.sourceRows > 0) return batch
  throw new UsageError(`There is no batch ${batchId} in this workspace.`)
}
