import type { Batch } from '../../../shared/batch.ts'
import type { RowSpans } from '../../../shared/rowSpans.ts'
import { rowsIn } from '../../../shared/rowSpans.ts'
import { noItem } from '../../operations/requireItem.ts'
import { lastRow } from '../../store/items/lastRow.ts'
import type { Store } from '../../store/open.ts'

/** The rows that a person selected. Throws UsageError for those behind the last one, however many a run names. */
export function selectedRows(batch: Batch, spans: RowSpans, store: Store): number[] {
  const last = spans.at(-1)?.[1] ?? 0
  if (last > lastRow(store.db, batch.id)) throw noItem(store, batch, last)
  return rowsIn(spans)
}
