import type { BatchId } from '../../shared/ids.ts'
import type { App } from '../app.ts'
import type { Lease } from '../store/batches/leases.ts'
import type { Store } from '../store/open.ts'

/**
 * Changes a batch that nobody runs, in one transaction: its lease is held meanwhile, so that nobody starts to.
 * Throws UsageError, before anything is written, when a process runs it.
 */
export function whileIdle<T>(batchId: BatchId, { store, config }: App, work: () => T): T {
  const lease = store.leases.take(batchId, config.clock.now())
  let result: T
  try {
    store.write(lease, () => void (result = work()))
  } catch (error) {
    releaseAfterTrouble(lease, store)
    throw error
  }
  store.leases.release(lease)
  return result!
}

/** One transaction of several. */
export type Step = (write: () => void) => void

/** The same in as many transactions as the work takes, between which others get their turn. */
export async function stepsWhileIdle<T>(
  batchId: BatchId,
  { store, config }: App,
  work: (step: Step) => Promise<T>,
): Promise<T> {
  const lease = store.leases.take(batchId, config.clock.now())
  const step: Step = (write) =>
    store.write(lease, () => {
      store.leases.heartbeat(lease, config.clock.now())
      write()
    })
  let result: T
  try {
    result = await work(step)
  } catch (error) {
    releaseAfterTrouble(lease, store)
    throw error
  }
  store.leases.release(lease)
  return result
}

/** What went wrong first is what the operator has to know: often it is why the lease cannot be given up, too. */
function releaseAfterTrouble(lease: Lease, { leases }: Store): void {
  try {
    leases.release(lease)
  } catch {
    // This process may take it again at once, and others when it has expired.
  }
}
