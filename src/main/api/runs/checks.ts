import type { BatchId } from '../../../shared/ids.ts'
import type { App } from '../../app.ts'
import { requireBatch } from '../../operations/requireBatch.ts'
import { checkBatch } from '../../operations/smells/checkBatch.ts'
import type { ChangeFeed, Checks, JobControl, JobResult, Jobs } from '../desk/desk.ts'

interface Check {
  readonly job: string
  state: 'running' | 'failed'
}

/** Looks through the results of batches, one check a batch at a time. */
export function createChecks(app: App, jobs: Jobs, changes: Pick<ChangeFeed, 'announce'>): Checks {
  const checks = new Map<BatchId, Check>()

  async function look(batchId: BatchId, control: JobControl): Promise<JobResult> {
    try {
      await checkBatch(requireBatch(app.store, batchId), app, control)
      checks.delete(batchId)
      return { kind: 'smells', batchId }
    } catch (error) {
      // Whoever looks at the batch reads from the job what went wrong.
      if (control.signal.aborted) checks.delete(batchId)
      else checks.get(batchId)!.state = 'failed'
      throw error
    } finally {
      changes.announce()
    }
  }

  return {
    start(batchId) {
      const known = checks.get(batchId)
      if (known?.state === 'running') return known.job
      const job = jobs.start((control) => look(batchId, control))
      checks.set(batchId, { job, state: 'running' })
      changes.announce()
      return job
    },
    job: (batchId) => checks.get(batchId)?.job ?? null,
  }
}

/** What is complete is looked through at once, so that the operator is told. */
export function checkAfterRun(batchId: BatchId, { store }: App, checks: Checks): void {
  if (store.batches.get(batchId)?.status === 'complete') checks.start(batchId)
}
