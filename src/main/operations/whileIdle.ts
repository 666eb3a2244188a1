import type { BatchId } from '../../shared/ids.ts'
import { UsageError } from '../../shared/usageError.ts'
import type { App } from '../app.ts'

/**
 * Changes a batch that nobody runs, in one transaction: its lease is held meanwhile, so that nobody starts to.
 * Throws UsageError, before anything is written, when a process runs it.
 */
export function whileIdle<T>(batchId: BatchId, { store, config }: App, work: () => T): T {
  const lease = store.leases.acquire(batchId, config.clock.now())
  if ('heldBy' in lease) {
    throw new UsageError(
      `Batch ${batchId} is being run by another process: ${lease.heldBy}. Wait for it, or stop it.`,
    )
  }
  try {
    let result: T
    store.write(lease, () => void (result = work()))
    return result!
  } finally {
    store.leases.release(lease)
  }
}
