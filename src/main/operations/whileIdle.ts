import type { BatchId } from '../../shared/ids.ts'
import type { App } from '../app.ts'

/**
 * Changes a batch that nobody runs, in one transaction: its lease is held meanwhile, so that nobody starts to.
 * Throws UsageError, before anything is written, when a process runs it.
 */
export function whileIdle<T>(batchId: BatchId, { store, config }: App, work: () => T): T {
  const lease = store.leases.take(batchId, config.clock.now())
  try {
    let result: T
    store.write(lease, () => void (result = work()))
    return result!
  } finally {
    store.leases.release(lease)
  }
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
  try {
    return await work(step)
  } finally {
    store.leases.release(lease)
  }
}
