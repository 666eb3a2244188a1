import { spansOf } from '../../../shared/rowSpans.ts'
import { requireBatch } from '../../operations/requireBatch.ts'
import type { Desk } from '../desk/desk.ts'
import type { Handlers } from '../dispatch.ts'
import { itemLines } from '../items/itemLines.ts'
import { viewedBatch } from '../items/viewedBatch.ts'

/** The rows of a batch, as the operator narrows and sorts them. */
export function itemsHandlers({
  app,
}: Pick<Desk, 'app'>): Pick<
  Handlers,
  'items.page' | 'items.span' | 'search.reached' | 'items.place' | 'columns.keep'
> {
  const { store, config } = app
  return {
    'items.page': async ({ batchId, view, offset, limit, columns }) => {
      const batch = requireBatch(store, batchId)
      const viewed = await viewedBatch(batch, view, store)
      const { total, items } = store.views.page(viewed, view, { offset, limit }, config.clock.now())
      return { total, items: itemLines(batch, items, store, columns) }
    },
    'items.span': async ({ batchId, view, first, last }) => {
      const viewed = await viewedBatch(requireBatch(store, batchId), view, store)
      return { rows: spansOf(store.views.span(viewed, view, [first, last], config.clock.now())) }
    },
    'search.reached': ({ batchId }) => ({ row: store.search.reached(requireBatch(store, batchId).id) }),
    'columns.keep': ({ batchId, columns }) => {
      store.shownColumns.keep(requireBatch(store, batchId), columns)
      return {}
    },
    'items.place': async ({ batchId, row, view }) => {
      const viewed = await viewedBatch(requireBatch(store, batchId), view, store)
      return store.views.place(viewed, view, row, config.clock.now())
    },
  }
}
