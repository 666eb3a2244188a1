import type { BatchId } from '../../../shared/ids.ts'
import { itemId } from '../../../shared/ids.ts'
import { costOfRows, rowsPriced } from './costOfRows.ts'
import { openRowsToAsk } from './rowsToAsk.ts'
import type { EngineDeps } from '../runDeps.ts'

/** Notes what a batch is expected to cost before it first asks anything, so that plan and bill can be held together. */
export function planCost(batchId: BatchId, { store, prices, clock }: EngineDeps): void {
  const batch = store.batches.get(batchId)!
  if (batch.startedAt !== null) return
  const first = store.items.openAfter(batchId, itemId(batchId, 0), rowsPriced)
  if (first.length === 0) return
  const rows = openRowsToAsk(batch, store.totals(batch), store.counters)
  const cost = costOfRows(rows, first, batch, { store, prices, atMs: clock.now() })
  if (cost !== null) store.plans.add(batchId, cost)
}
