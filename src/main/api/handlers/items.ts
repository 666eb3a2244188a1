import { requireBatch } from '../../operations/requireBatch.ts'
import type { Desk } from '../desk.ts'
import type { Handlers } from '../dispatch.ts'
import { itemLines } from '../itemLines.ts'
import { requireFields } from '../requireFields.ts'

/** The rows of a batch, as the operator narrows and sorts them. */
export function itemsHandlers({
  app,
}: Pick<Desk, 'app'>): Pick<Handlers, 'items.page' | 'items.place' | 'columns.keep'> {
  const { store, config } = app
  return {
    'items.page': ({ batchId, view, offset, limit, columns }) => {
      const batch = requireBatch(store, batchId)
      requireFields(batch, view.filter, view.sort)
      const now = config.clock.now()
      return {
        total: store.views.count(batchId, view.filter, now),
        items: itemLines(batch, store.views.page(batchId, view, { offset, limit }, now), store, columns),
      }
    },
    'columns.keep': ({ batchId, columns }) => {
      store.shownColumns.keep(requireBatch(store, batchId), columns)
      return {}
    },
    'items.place': ({ batchId, row, view }) => {
      const batch = requireBatch(store, batchId)
      requireFields(batch, view.filter, view.sort)
      const now = config.clock.now()
      const total = store.views.count(batchId, view.filter, now)
      return { ...store.views.place(batchId, view, row, now), total }
    },
  }
}
