import type { BatchId } from '../../shared/ids.ts'
import type { App } from '../app.ts'
import { requireBatch } from '../operations/requireBatch.ts'
import { checkBatch } from '../operations/smells/checkBatch.ts'
import type { ChangeFeed, Checks, Jobs } from './desk.ts'

/** Looks through the results of batches, one check a batch at a time. */
export function createChecks(app: App, jobs: Jobs, changes: Pick<ChangeFeed, 'announce'>): Checks {
  const running = new Map<BatchId, string>()
  return {
    start(batchId) {
      const known = running.get(batchId)
      if (known !== undefined) return known
      const batch = requireBatch(app.store, batchId)
      const job = jobs.start(async (control) => {
        try {
          await checkBatch(batch, app, control)
          return { kind: 'smells', batchId }
        } finally {
          running.delete(batchId)
          changes.announce()
        }
      })
      running.set(batchId, job)
      changes.announce()
      return job
    },
    job: (batchId) => running.get(batchId) ?? null,
  }
}

/** What is complete is looked through at once, so that the operator is told. */
export function checkAfterRun(batchId: BatchId, { store }: App, checks: Checks): void {
  if (store.batches.get(batchId)?.status === 'complete') checks.start(batchId)
}
