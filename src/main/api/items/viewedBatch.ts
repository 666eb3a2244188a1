import { setImmediate } from 'node:timers/promises'
import type { Batch } from '../../../shared/batch.ts'
import { UsageError } from '../../../shared/usageError.ts'
import type { ItemFilter, ItemSort } from '../../../shared/views/itemViews.ts'
import { facetsOf } from '../../pipelines/facets.ts'
import { findPipeline } from '../../pipelines/registry.ts'
import type { ViewedBatch } from '../../store/items/itemViews.ts'
import { isAsImported } from '../../store/items/itemViews.ts'
import type { Store } from '../../store/open.ts'

/**
 * The batch as its rows are narrowed and sorted, once that can be done: its first view waits until its rows are known, its
 * first search until its words are taken in. Throws UsageError for a field that rows cannot be narrowed or sorted by:
 * without that a misspelt one would show as a filter that nothing matches.
 */
export async function viewedBatch(
  { id, pipeline }: Batch,
  { filter, sort = inSourceOrder }: { readonly filter: ItemFilter; readonly sort?: ItemSort },
  store: Store,
): Promise<ViewedBatch> {
  const facets = facetsOf(findPipeline(pipeline)).map(({ column }) => column)
  const sorted = sort.by.startsWith('field:') ? [sort.by.slice('field:'.length)] : []
  const asked = [...Object.keys(filter.values ?? {}), ...Object.keys(filter.ranges ?? {}), ...sorted]
  const unknown = asked.find((name) => !facets.includes(name))
  if (unknown !== undefined)
    throw new UsageError(`The answers have no field "${unknown}" to narrow or sort by.`)
  if (!isAsImported({ filter, sort })) await untilDone(() => store.views.learn(id, rowsAtOnce.known))
  if (filter.text?.trim()) await untilDone(() => store.search.takeIn(id, rowsAtOnce.searched))
  return { id, facets }
}

const inSourceOrder: ItemSort = { by: 'row', isDescending: false }

/** So many take about 20 ms. */
const rowsAtOnce = { known: 20_000, searched: 2_000 }

/** One step after the other, until one says that it was the last. Between them others get their turn. */
async function untilDone(step: () => boolean): Promise<void> {
  while (!step()) await setImmediate()
}
