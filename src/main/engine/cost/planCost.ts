import type { BatchId } from '../../../shared/ids.ts'
import { itemId } from '../../../shared/ids.ts'
import { estimateCost } from './estimateCost.ts'
import { openRowsToAsk } from './rowsToAsk.ts'
import type { EngineDeps } from '../runDeps.ts'

/** All rows are taken to cost as these first ones do. */
const rowsPriced = 50

/** Notes what a batch is expected to cost before it first asks anything, so that plan and bill can be held together. */
export function planCost(batchId: BatchId, { store, prices, clock }: EngineDeps): void {
  const batch = store.batches.get(batchId)!
  if (batch.startedAt !== null) return
  const first = store.items.openAfter(batchId, itemId(batchId, 0), rowsPriced)
  const cost = estimateCost(first, batch, { store, prices, atMs: clock.now() })
  if (cost === null || first.length === 0) return
  const rows = openRowsToAsk(batch, store.totals(batch), store.counters)
  store.plans.add(batchId, Math.round((cost / first.length) * rows))
}
