import type { BatchId } from '../../../../../shared/ids.ts'
import type { ItemsView } from '../../../../../shared/views/itemViews.ts'
import { call } from '../../../../api.ts'

const most = 500

/** The numbers of the rows from one place of a view to another, both with, also those that were never in sight. */
export async function rowsBetween(
  batchId: BatchId,
  view: ItemsView,
  one: number,
  other: number,
): Promise<number[]> {
  const [first, last] = [Math.min(one, other), Math.max(one, other)]
  const rows: number[] = []
  for (let offset = first; offset <= last; offset += most) {
    const limit = Math.min(most, last - offset + 1)
    const { items } = await call('items.page', { batchId, view, offset, limit })
    rows.push(...items.map(({ row }) => row))
  }
  return rows
}
