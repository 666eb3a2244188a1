import type { Batch } from '../../../shared/batch.ts'
import type { App } from '../../app.ts'
import { costOfRows, rowsPriced } from '../../engine/cost/costOfRows.ts'
import type { EstimateDeps } from '../../engine/cost/estimateCost.ts'
import { planRetry } from '../../store/items/reopen.ts'

/** What it costs, about, to run so many rows again, of which `first` gives a few; null: a price is not known. */
export function costOfRetry(
  rows: number,
  first: (limit: number) => readonly number[],
  batch: Batch,
  app: App,
): number | null {
  if (rows === 0) return 0
  const scope = { rows: first(rowsPriced), kind: null, from: null }
  return costOfRows(rows, planRetry(app.store.db, batch.id, scope).items, batch, pricesNow(app))
}

/** What an estimate needs, at the prices of this moment. */
export function pricesNow({ store, prices, config }: App): EstimateDeps {
  return { store, prices, atMs: config.clock.now() }
}
