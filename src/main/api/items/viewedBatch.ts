import { setImmediate } from 'node:timers/promises'
import type { Batch } from '../../../shared/batch.ts'
import { UsageError } from '../../../shared/usageError.ts'
import type { ItemFilter, ItemSort } from '../../../shared/views/itemViews.ts'
import { facetsOf } from '../../pipelines/facets.ts'
import { findPipeline } from '../../pipelines/registry.ts'
import type { Store } from '../../store/open.ts'
import type { ViewedBatch } from '../../store/rows/rowTests.ts'

/**
 * The batch as its rows are narrowed and sorted, once that can be done: the first search of a batch waits until its words
 * are taken in. Throws UsageError for a field that this cannot be done by: without that a misspelt one would show as a
 * filter that nothing matches.
 */
export async function viewedBatch(
  { id, pipeline }: Batch,
  { filter, sort }: { readonly filter: ItemFilter; readonly sort?: ItemSort },
  store: Store,
): Promise<ViewedBatch> {
  const facets = facetsOf(findPipeline(pipeline)).map(({ column }) => column)
  const sorted = sort?.by.startsWith('field:') ? [sort.by.slice('field:'.length)] : []
  const asked = [...Object.keys(filter.values ?? {}), ...Object.keys(filter.ranges ?? {}), ...sorted]
  const unknown = asked.find((name) => !facets.includes(name))
  if (unknown !== undefined)
    throw new UsageError(`The answers have no field "${unknown}" to narrow or sort by.`)
  if (filter.text?.trim()) await wordsTakenIn(id, store)
  return { id, facets }
}

/** So many take about 20 ms, between which others get their turn. */
const rowsAtOnce = 2_000

async function wordsTakenIn(batchId: Batch['id'], { search }: Store): Promise<void> {
  while (!search.takeIn(batchId, rowsAtOnce)) await setImmediate()
}
