import type { BatchId } from '../../../shared/ids.ts'
import { UsageError } from '../../../shared/usageError.ts'
import type { Store } from '../../store/open.ts'

/** The item of a row. Throws UsageError for a row that is not there, or was rejected at import. */
export function requireItem(batchId: BatchId, row: number, store: Store) {
  const item = store.items.get(batchId, row)
  if (item) return item
  const reject = store.rejects.list(batchId).find((rejected) => rejected.row === row)
  if (reject) throw new UsageError(`Row ${row} was rejected at import: ${reject.reason}`)
  throw new UsageError(
    `There is no row ${row} in batch ${batchId}. Rows count from 1; the header does not count.`,
  )
}
