import type { Batch } from '../../shared/batch.ts'
import type { ItemState } from '../../shared/item.ts'
import { UsageError } from '../../shared/usageError.ts'
import type { Store } from '../store/open.ts'

/** A row of a batch as it stands. Throws UsageError for a number that none has. */
export function requireItem(store: Store, { id }: Batch, row: number): ItemState {
  const item = store.items.get(id, row)
  if (item) return item
  throw new UsageError(`Batch ${id} has no row ${row}.`)
}
