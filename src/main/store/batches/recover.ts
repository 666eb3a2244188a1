import { setImmediate as breath } from 'node:timers/promises'
import type { Batch } from '../../../shared/batch.ts'
import type { BatchId } from '../../../shared/ids.ts'
import type { Store } from '../open.ts'
import { stopBatch } from './stopBatch.ts'
import type { Removing } from './unfinishedImports.ts'
import { removeImport } from './unfinishedImports.ts'

/**
 * Batches that say `running` but whose process is gone are paused as interrupted, with a sentence about the calls that
 * were in flight. Taking the lease first makes sure that a late commit of the old process is refused.
 */
export function recoverInterrupted(store: Store, now: number): void {
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

/**
 * Removes what imports have left whose process is gone. It is shown nowhere, but there may be a gigabyte of it: so the
 * workspace is used meanwhile.
 */
export async function removeHalfImports(store: Store, removing: Removing): Promise<void> {
  await breath()
  // A workspace that was only in memory may have given way to its file by now.
  if (!store.db.open) return
  for (const batchId of store.batches.unfinishedImports()) {
    if (removing.signal?.aborted) return
    const lease = store.leases.acquire(batchId, removing.now())
    if ('heldBy' in lease) continue
    // Until it was taken, its import may have ended after all.
    if (store.batches.isUnfinished(batchId)) await removeImport(store, lease, removing)
    else store.leases.release(lease)
  }
}

/** Pauses a batch whose run ended without a word. The caller holds its lease. */
export function settleInterrupted(store: Store, batchId: BatchId, now: number): void {
  stopBatch(store, batchId, { reason: 'interrupted', message: interrupted, at: now })
}

const interrupted = 'The process that ran this batch ended before it was done. Nothing stored was lost.'
