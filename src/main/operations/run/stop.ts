import type { Batch, BatchRequest } from '../../../shared/batch.ts'
import type { BatchId } from '../../../shared/ids.ts'
import { UsageError } from '../../../shared/usageError.ts'
import type { App } from '../../app.ts'
import { recoverInterrupted } from '../../store/batches/recover.ts'
import { stopBatch } from '../../store/batches/stopBatch.ts'
import { whileIdle } from '../whileIdle.ts'

export interface StopOptions {
  /** Drops the calls in flight. */
  readonly now: boolean
  /** Who asks, for the log. */
  readonly by: string
  /** Gives up waiting after so long; the batch stops all the same. */
  readonly patienceMs?: number
  /** Hears once how many calls are awaited. */
  readonly onWaiting?: (inFlight: number) => void
}

/** Asks the process that runs a batch to pause it, and waits until it has. Throws UsageError when none runs it. */
export async function pauseBatch(batch: Batch, options: StopOptions, app: App): Promise<void> {
  if (await asked(batch, options.now ? 'pause_now' : 'pause', options, app)) return
  throw new UsageError(`Batch ${batch.id} is not running; it is ${batch.status}. There is nothing to pause.`)
}

/** A batch that waits for the network stays paused also when it is back. */
export function keepPaused({ id }: Batch, app: App, by: string): void {
  const message = `Paused by ${by}. Continue with: millrace resume ${id}`
  whileIdle(id, app, () =>
    stopBatch(app.store, id, { reason: 'operator', message, at: app.config.clock.now() }),
  )
}

/** Ends a batch for good, whether it is running or not. */
export async function cancelBatch(batch: Batch, options: StopOptions, app: App): Promise<void> {
  await asked(batch, options.now ? 'cancel_now' : 'cancel', options, app)
  const after = app.store.batches.get(batch.id)!
  if (after.status !== 'cancelled' && after.status !== 'running') cancelHere(after, options.by, app)
}

/** Nobody runs it. */
function cancelHere({ id, status }: Batch, by: string, app: App): void {
  if (status === 'complete') throw new UsageError(`Batch ${id} is complete. There is nothing to cancel.`)
  const message = `Cancelled by ${by}. What was answered is kept.`
  whileIdle(id, app, () =>
    stopBatch(app.store, id, { reason: 'cancelled', message, at: app.config.clock.now() }),
  )
}

/** A soft stop takes as long as the longest call in flight: the store is looked at this often meanwhile. */
const lookEveryMs = 100

/** Asks, and waits until the batch does not run any more. false: it was not running. */
async function asked(
  { id }: Batch,
  request: BatchRequest,
  { by, now, patienceMs, onWaiting }: StopOptions,
  { store, config: { clock } }: App,
): Promise<boolean> {
  if (!store.batches.request(id, request, by)) return false
  const inFlight = store.totals(store.batches.get(id)!).seal.running
  if (inFlight > 0 && !now) onWaiting?.(inFlight)
  const until = clock.now() + (patienceMs ?? Infinity)
  const never = new AbortController().signal
  while (store.db.open && isRunning(id, store) && clock.now() < until) {
    await clock.sleep(lookEveryMs, never)
    // The process that was asked may have died before it could obey.
    if (store.db.open && !store.leases.isHeld(id, clock.now())) recoverInterrupted(store, clock.now())
  }
  return true
}

function isRunning(id: BatchId, store: App['store']): boolean {
  return store.batches.get(id)!.status === 'running'
}
