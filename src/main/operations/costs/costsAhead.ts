import type { Batch } from '../../../shared/batch.ts'
import { itemId, rowOf } from '../../../shared/ids.ts'
import type { ItemState } from '../../../shared/item.ts'
import { openRows } from '../../../shared/status.ts'
import type { App } from '../../app.ts'
import { costOfRows, rowsPriced } from '../../engine/cost/costOfRows.ts'
import { contentsToAsk, openRowsToAsk } from '../../engine/cost/rowsToAsk.ts'
import { firstFailed } from '../../store/items/itemLists.ts'
import { firstLeftOut, leftOutRows } from '../../store/items/skipped.ts'
import type { Totals } from '../../store/counts/totals.ts'
import { costOfRetry, pricesNow } from './costOfRetry.ts'

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
    rows === 0 ? 0 : costOfRows(rows, few(), batch, pricesNow(app))
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
    retryFailedNanoUsd: costOfRetry(
      Math.min(seal.failed, contents),
      (limit) => firstFailed(store.db, batch.id, limit).map(({ id }) => rowOf(id)),
      batch,
      app,
    ),
  }
}
