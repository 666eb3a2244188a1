import { setImmediate } from 'node:timers/promises'
import type { BatchId } from '../../../shared/ids.ts'
import type { ItemFilter } from '../../../shared/views/itemViews.ts'
import type { Store } from '../../store/open.ts'

/** So many take about 20 ms, between which others get their turn. */
const rowsAtOnce = 2_000

/** Resolves when the filter can be applied: the first search of a batch waits until its words are taken in. */
export async function searchable(batchId: BatchId, { text }: ItemFilter, store: Store): Promise<void> {
  if (!text?.trim()) return
  while (!store.search.takeIn(batchId, rowsAtOnce)) await setImmediate()
}
