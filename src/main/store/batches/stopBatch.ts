import type { PauseReason } from '../../../shared/batch.ts'
import type { BatchId } from '../../../shared/ids.ts'
import { counted } from '../../../shared/words/counted.ts'
import { formatUsdShort } from '../../../shared/money.ts'
import { countLost } from '../costs/spending.ts'
import type { BatchEvent, BudgetPause } from '../events/events.ts'
import { inTransaction } from '../connection/inTransaction.ts'
import type { Store } from '../open.ts'

/** Why a batch ends before it is done. `message` is for people: what happened and what to do. */
export type Stop =
  | { readonly reason: 'budget'; readonly message: string; readonly data: BudgetPause }
  | { readonly reason: Exclude<PauseReason, 'budget'> | 'cancelled'; readonly message: string }

/**
 * A batch ends before it is done. Paused: what was running or waiting is pending again. Cancelled: what has an answer
 * keeps it, the rest is cancelled for good. Calls that are still in flight are lost.
 */
export function stopBatch(store: Store, batchId: BatchId, stop: Stop & { readonly at: number }): void {
  const { reason, message, at } = stop
  inTransaction(store, () => {
    loseCalls(store, batchId, at)
    if (reason === 'cancelled') {
      setOpenItems(store, batchId, 'cancelled', openStatuses)
      store.batches.end(batchId, 'cancelled', at)
    } else {
      setOpenItems(store, batchId, 'pending', ['running', 'waiting'])
      store.batches.pause(batchId, reason, message)
    }
    store.events.add(batchId, eventOf(stop, at))
  })
}

function eventOf(stop: Stop, at: number): BatchEvent {
  const { message } = stop
  if (stop.reason === 'budget') return { at, kind: 'paused:budget', message, data: stop.data }
  return { at, kind: stop.reason === 'cancelled' ? stop.reason : `paused:${stop.reason}`, message }
}

/** There is nobody any more to hear what became of them. */
function loseCalls(store: Store, batchId: BatchId, at: number): void {
  const lost = store.calls.markLost(batchId)
  if (lost.length === 0) return
  for (const inFlight of lost) countLost(store.counters, batchId, inFlight)
  const sum = (part: 'calls' | 'worstNanoUsd') => lost.reduce((total, each) => total + each[part], 0)
  const calls = sum('calls')
  const dropped =
    calls === 1
      ? '1 call was in flight and was dropped; it may have been paid'
      : `${counted(calls, 'call')} were in flight and were dropped; they may have been paid`
  const message = `${dropped}, with at most ${formatUsdShort(sum('worstNanoUsd'))} in all.`
  store.events.add(batchId, { at, kind: 'lost_calls', message })
}

const openStatuses = ['pending', 'running', 'waiting'] as const
/** The partial index `item_open` is used only where its condition is repeated. */
const openItems = `batch_id = ? and status in ('pending', 'running', 'waiting')`

function setOpenItems(
  store: Store,
  batchId: BatchId,
  status: 'pending' | 'cancelled',
  statuses: readonly (typeof openStatuses)[number][],
): void {
  const set = store.db.prepare<[string, BatchId, string]>(
    `update item set status = ?, wait_until = null where ${openItems} and status = ?`,
  )
  for (const before of statuses) {
    const { changes } = set.run(status, batchId, before)
    store.counters.add(batchId, `seal:${before}`, -changes)
    store.counters.add(batchId, `seal:${status}`, changes)
  }
}
