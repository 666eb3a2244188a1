import type { Batch } from '../../../shared/batch.ts'
import { UsageError } from '../../../shared/usageError.ts'
import type { ItemsView } from '../../../shared/views/itemViews.ts'
import { requireBatch } from '../../operations/requireBatch.ts'
import { findPipeline } from '../../pipelines/registry.ts'
import type { Desk } from '../desk.ts'
import type { Handlers } from '../dispatch.ts'
import { itemLines } from '../itemLines.ts'

/** The rows of a batch, as the operator narrows and sorts them. */
export function itemsHandlers({ app }: Pick<Desk, 'app'>): Pick<Handlers, 'items.page' | 'items.place'> {
  const { store, config } = app
  return {
    'items.page': ({ batchId, view, offset, limit }) => {
      const batch = requireBatch(store, batchId)
      requireFields(batch, view)
      const now = config.clock.now()
      return {
        total: store.views.count(batchId, view.filter, now),
        items: itemLines(batch, store.views.page(batchId, view, { offset, limit }, now), store),
      }
    },
    'items.place': ({ batchId, row, view }) => {
      const batch = requireBatch(store, batchId)
      requireFields(batch, view)
      const now = config.clock.now()
      const total = store.views.count(batchId, view.filter, now)
      return { ...store.views.place(batchId, view, row, now), total }
    },
  }
}

/** Without this a misspelt field would show as a filter that nothing matches. */
function requireFields({ pipeline }: Batch, { filter, sort }: ItemsView): void {
  const { columns } = findPipeline(pipeline)
  const sorted = sort.by.startsWith('field:') ? [sort.by.slice('field:'.length)] : []
  const asked = [...Object.keys(filter.values ?? {}), ...Object.keys(filter.ranges ?? {}), ...sorted]
  const unknown = asked.find((name) => !columns.includes(name))
  if (unknown !== undefined) throw new UsageError(`The answers have no field "${unknown}".`)
}
