import type { Batch } from '../../shared/batch.ts'
import { UsageError } from '../../shared/usageError.ts'
import type { ItemFilter, ItemSort } from '../../shared/views/itemViews.ts'
import { findPipeline } from '../pipelines/registry.ts'

/** Without this a misspelt field would show as a filter that nothing matches. Throws UsageError. */
export function requireFields({ pipeline }: Batch, filter: ItemFilter, sort?: ItemSort): void {
  const { columns } = findPipeline(pipeline)
  const sorted = sort?.by.startsWith('field:') ? [sort.by.slice('field:'.length)] : []
  const asked = [...Object.keys(filter.values ?? {}), ...Object.keys(filter.ranges ?? {}), ...sorted]
  const unknown = asked.find((name) => !columns.includes(name))
  if (unknown !== undefined) throw new UsageError(`The answers have no field "${unknown}".`)
}
