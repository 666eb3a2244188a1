import type { Batch } from '../../../shared/batch.ts'
import { itemId, rowOf } from '../../../shared/ids.ts'
import type { ItemState } from '../../../shared/item.ts'
import { openRows } from '../../../shared/status.ts'
import type { App } from '../../app.ts'
import { estimateCost } from '../../engine/cost/estimateCost.ts'
import { contentsToAsk, openRowsToAsk } from '../../engine/cost/rowsToAsk.ts'
import { firstFailed } from '../../store/items/itemLists.ts'
import { planRetry } from '../../store/items/reopen.ts'
import { firstLeftOut, leftOutRows } from '../../store/items/skipped.ts'
import type { Totals } from '../../store/counts/totals.ts'

/** Rows that are priced for all of their kind: there may be a million. */
export const rowsPriced = 50

/** What of a batch may still be paid for, about, in nano-dollars; null: a price is not known. */
export interface CostsAhead {
  readonly open: { readonly rows: number; readonly costNanoUsd: number | null }
  /** Rows that a sample left out. */
  readonly rest: { readonly rows: number; readonly costNanoUsd: number | null }
  readonly retryFailedNanoUsd: number | null
}

export function costsAhead(batch: Batch, totals: Totals, app: App): CostsAhead {
  const { store } = app
  const { seal } = totals
  const cost = (rows: number, few: () => readonly ItemState[]) =>
    rows === 0 ? 0 : costOfRows(rows, few(), batch, app)
  const open = openRows(seal)
  const contents = contentsToAsk(batch, totals, store.counters)
  const toAsk = openRowsToAsk(batch, totals, store.counters)
  const rest = leftOutRows(store.counters, batch.id, seal)
  return {
    open: {
      rows: open,
      costNanoUsd: cost(toAsk, () => store.items.openAfter(batch.id, itemId(batch.id, 0), rowsPriced)),
    },
    rest: {
      rows: rest,
      costNanoUsd: cost(Math.min(rest, contents - toAsk), () => firstLeftOut(store.db, batch.id, rowsPriced)),
    },
    retryFailedNanoUsd: cost(Math.min(seal.failed, contents), () => {
      const rows = firstFailed(store.db, batch.id, rowsPriced).map(({ id }) => rowOf(id))
      return planRetry(store.db, batch.id, { rows, kind: null, from: null }).items
    }),
  }
}

/** So many rows cost as a few of them do. */
export function costOfRows(
  rows: number,
  few: readonly ItemState[],
  batch: Batch,
  { store, prices, config }: App,
): number | null {
  const cost = estimateCost(few, batch, { store, prices, atMs: config.clock.now() })
  return cost === null || few.length === 0 ? cost : Math.round((cost / few.length) * rows)
}
