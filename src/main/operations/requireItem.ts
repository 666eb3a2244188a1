import type { Batch } from '../../shared/batch.ts'
import { UsageError } from '../../shared/usageError.ts'
import type { Store } from '../store/open.ts'

/** A row of a batch as it stands. Throws UsageError for one that is not there, or was rejected at import. */
export function requireItem(store: Store, batch: Batch, row: number) {
  const item = store.items.get(batch.id, row)
  if (item) return item
  throw noItem(store, batch, row)
}

/** Why there is no item of this row. */
export function noItem({ rejects }: Store, { id }: Batch, row: number): UsageError {
  const reject = rejects.get(id, row)
  if (reject) return new UsageError(`Row ${row} was rejected at import: ${reject.reason}`)
  return new UsageError(
    `There is no row ${row} in batch ${id}. Rows count from 1; the header does not count.`,
  )
}
