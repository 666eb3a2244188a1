import type { Batch } from '../../../shared/batch.ts'
import { isOver } from '../../../shared/batch.ts'
import type { BatchId } from '../../../shared/ids.ts'
import { openRows } from '../../../shared/status.ts'
import { UsageError } from '../../../shared/usageError.ts'
import type { RetryRequest, Reopened } from '../../operations/run/retry.ts'
import { reopenIdle, reopenRunning } from '../../operations/run/retry.ts'
import type { Desk } from '../desk/desk.ts'
import { providerFor, requireKey } from './providerFor.ts'

type RetryDesk = Pick<Desk, 'app' | 'runs' | 'settings'>

export interface Retried extends Reopened {
  /** false: they wait until the batch is started or resumed. */
  readonly isRun: boolean
}

/**
 * Puts rows back to work. The run that is under way takes them; those of a batch that is over get a run of their own.
 * In a batch that is paused or not begun they wait: its other open rows would run along, and that is asked for by
 * resuming it, not by a retry.
 */
export async function retried(batchId: BatchId, request: RetryRequest, desk: RetryDesk): Promise<Retried> {
  const batch = desk.app.store.batches.get(batchId)!
  if (isRunning(batch, desk)) return joined(batch, request, desk)
  if (isOver(batch)) return started(batch, request, desk)
  return { ...(await reopenIdle(batchId, request, desk.app)), isRun: false }
}

/** Here or in another process. */
function isRunning({ id, status }: Batch, { app: { store, config } }: RetryDesk): boolean {
  return status === 'running' && store.leases.isHeld(id, config.clock.now())
}

/** Its process finds the rows by itself; only what is the same for all of its rows has to stay. */
async function joined({ id }: Batch, request: RetryRequest, desk: RetryDesk): Promise<Retried> {
  if (Object.values(request.change).some((value) => value !== undefined))
    throw new UsageError(`Batch ${id} is running. Pause it to retry with other settings.`)
  const { store } = desk.app
  const reopened = await reopenRunning(id, request, desk.app)
  const batch = store.batches.get(id)!
  // It may have come to its end before the last of them were back.
  if (batch.status === 'complete' && openRows(store.totals(batch).seal) > 0) await desk.runs.start(id)
  return { ...reopened, isRun: store.batches.get(id)!.status !== 'paused' }
}

async function started({ id, settings }: Batch, request: RetryRequest, desk: RetryDesk): Promise<Retried> {
  requireKey(settings.provider ?? providerFor(desk), desk)
  const reopened = await reopenIdle(id, request, desk.app)
  if (reopened.isCut) return { ...reopened, isRun: false }
  await desk.runs.start(id)
  return { ...reopened, isRun: true }
}
