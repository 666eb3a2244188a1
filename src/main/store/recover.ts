import type { Batch, PauseReason } from '../../shared/batch.ts'
import type { BatchId } from '../../shared/ids.ts'
import { inTransaction } from './inTransaction.ts'
import type { Store } from './open.ts'
import { discardImport } from './unfinishedImports.ts'

/** Open items are those of the partial index `item_open`: its condition has to be repeated to be used. */
const heldItems = `batch_id = ? and status in ('pending', 'running', 'waiting') and status <> 'pending'`

/**
 * Batches that say `running` but whose process is gone are paused as interrupted, with a sentence about
 * the calls that were in flight; half an import is removed. Taking the lease first makes sure that a late commit of the old process is refused.
 */
export function recoverInterrupted(store: Store, now: number): void {
  for (const batchId of store.batches.unfinishedImports()) {
    if (!store.leases.isHeld(batchId, now)) discardImport(store, batchId)
  }
  for (const batch of store.batches.list()) {
    if (batch.status === 'running') recoverBatch(store, batch, now)
  }
}

function recoverBatch(store: Store, batch: Batch, now: number): void {
  const lease = store.leases.acquire(batch.id, now)
  if ('heldBy' in lease) return
  settleInterrupted(store, batch.id, now)
  store.leases.release(lease)
}

/** Pauses a batch whose run ended without a word. The caller holds its lease. */
export function settleInterrupted(store: Store, batchId: BatchId, now: number): void {
  const lost = pauseBatch(store, batchId, { reason: 'interrupted', message: interrupted, at: now })
  if (lost === 0) return
  const message = `${lost} calls were in flight when the process ended; they may have been paid and will be repeated.`
  store.events.add(batchId, { at: now, kind: 'lost_calls', message })
}

const interrupted = 'The process that ran this batch ended before it was done. Nothing stored was lost.'

export interface Pause {
  readonly reason: PauseReason
  readonly message: string
  readonly at: number
}

/** Pauses a batch: what was running or waiting is pending again. Returns how many calls are known as lost. */
export function pauseBatch(store: Store, batchId: BatchId, { reason, message, at }: Pause): number {
  return inTransaction(store, () => {
    putBack(store, batchId)
    const lost = store.calls.markLost(batchId)
    store.counters.add(batchId, 'calls:lost', lost)
    store.batches.pause(batchId, reason, message)
    store.events.add(batchId, { at, kind: `paused:${reason}`, message })
    return lost
  })
}

function putBack(store: Store, batchId: BatchId): void {
  const held = store.db
    .prepare<[BatchId], { status: string; n: number }>(
      `select status, count(*) as n from item where ${heldItems} group by status`,
    )
    .all(batchId)
  for (const { status, n } of held) {
    store.counters.add(batchId, `seal:${status}`, -n)
    store.counters.add(batchId, 'seal:pending', n)
  }
  store.db.prepare(`update item set status = 'pending', wait_until = null where ${heldItems}`).run(batchId)
}
