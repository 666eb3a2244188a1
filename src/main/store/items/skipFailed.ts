import type { BatchId } from '../../../shared/ids.ts'
import { itemId } from '../../../shared/ids.ts'
import { inTransaction } from '../connection/inTransaction.ts'
import type { Store } from '../open.ts'

/** Takes failed rows as they are: they are skipped, and keep the failure that says why. Returns how many. */
export function skipFailed(store: Store, batchId: BatchId, rows: readonly number[], at: number): number {
  return inTransaction(store, () => {
    const skip = store.db.prepare(
      `update item set status = 'skipped', changed_at = ? where id = ? and status = 'failed'`,
    )
    const skipped = rows.reduce((sum, row) => sum + skip.run(at, itemId(batchId, row)).changes, 0)
    store.counters.add(batchId, 'seal:failed', -skipped)
    store.counters.add(batchId, 'seal:skipped', skipped)
    store.counters.add(batchId, 'skipped:failed', skipped)
    return skipped
  })
}
