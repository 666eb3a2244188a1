import type { Batch } from '../../../shared/batch.ts'
import { openRows } from '../../../shared/status.ts'
import { UsageError } from '../../../shared/usageError.ts'
import type { RetryRequest, RetryRows } from '../../operations/run/retry.ts'
import { reopenIdle, reopenRunning } from '../../operations/run/retry.ts'
import type { Desk } from '../desk/desk.ts'
import { providerFor, requireKey } from './providerFor.ts'

type RetryDesk = Pick<Desk, 'app' | 'runs' | 'settings'>

/** Puts rows back to work and sees to it that they are run: by the run that is under way, else by a new one. */
export async function retried(batch: Batch, request: RetryRequest, desk: RetryDesk): Promise<RetryRows> {
  return isRunning(batch, desk) ? joined(batch, request, desk) : started(batch, request, desk)
}

/** Here or in another process. */
function isRunning({ id, status }: Batch, { app: { store, config } }: RetryDesk): boolean {
  return status === 'running' && store.leases.isHeld(id, config.clock.now())
}

/** Its process finds the rows by itself; only what is the same for all of its rows has to stay. */
async function joined({ id }: Batch, request: RetryRequest, desk: RetryDesk): Promise<RetryRows> {
  if (Object.values(request.change).some((value) => value !== undefined))
    throw new UsageError(`Batch ${id} is running. Pause it to retry with other settings.`)
  const { store } = desk.app
  const covered = await reopenRunning(id, request, desk.app)
  const batch = store.batches.get(id)!
  // It may have come to its end before the last of them were back.
  if (batch.status === 'complete' && openRows(store.totals(batch).seal) > 0) await desk.runs.start(id)
  return covered
}

async function started({ id, settings }: Batch, request: RetryRequest, desk: RetryDesk): Promise<RetryRows> {
  requireKey(settings.provider ?? providerFor(desk), desk)
  const covered = await reopenIdle(id, request, desk.app)
  await desk.runs.start(id)
  return covered
}
