import type { Batch } from '../../../shared/batch.ts'
import { UsageError } from '../../../shared/usageError.ts'
import type { ItemFilter, ItemSort } from '../../../shared/views/itemViews.ts'
import { facetsOf } from '../../pipelines/facets.ts'
import { findPipeline } from '../../pipelines/registry.ts'
import type { ViewedBatch } from '../../store/rows/rowTests.ts'

/**
 * The batch as its rows are narrowed and sorted. Throws UsageError for a field that this cannot be done by: without that a
 * misspelt one would show as a filter that nothing matches.
 */
export function viewedBatch({ id, pipeline }: Batch, filter: ItemFilter, sort?: ItemSort): ViewedBatch {
  const facets = facetsOf(findPipeline(pipeline)).map(({ column }) => column)
  const sorted = sort?.by.startsWith('field:') ? [sort.by.slice('field:'.length)] : []
  const asked = [...Object.keys(filter.values ?? {}), ...Object.keys(filter.ranges ?? {}), ...sorted]
  const unknown = asked.find((name) => !facets.includes(name))
  if (unknown !== undefined)
    throw new UsageError(`The answers have no field "${unknown}" to narrow or sort by.`)
  return { id, facets }
}
