import { userInfo } from 'node:os'
import type { Batch, BatchRequest } from '../../shared/batch.ts'
import { counted } from '../../shared/counted.ts'
import { UsageError } from '../../shared/usageError.ts'
import { recoverInterrupted } from '../store/recover.ts'
import { stopBatch } from '../store/stopBatch.ts'
import { printSummary } from './printSummary.ts'
import type { Session } from './session.ts'
import { findBatch } from './session.ts'

export interface StopFlags {
  /** Drops the calls in flight. */
  readonly now?: boolean
}

/** `millrace pause ID`: asks the process that runs a batch to pause it, and waits until it has. */
export async function pause(id: string, { now }: StopFlags, session: Session): Promise<number> {
  const batch = findBatch(session, id)
  if (!(await asked(batch, now ? 'pause_now' : 'pause', session)))
    throw new UsageError(
      `Batch ${batch.id} is not running; it is ${batch.status}. There is nothing to pause.`,
    )
  printSummary(session.app.store.batches.get(batch.id)!, null, session)
  return 0
}

/** `millrace cancel ID`: ends a batch for good, whether it is running or not. */
export async function cancel(id: string, { now }: StopFlags, session: Session): Promise<number> {
  const { store } = session.app
  const batch = findBatch(session, id)
  await asked(batch, now ? 'cancel_now' : 'cancel', session)
  const after = store.batches.get(batch.id)!
  if (after.status !== 'cancelled') cancelHere(after, session)
  printSummary(store.batches.get(batch.id)!, null, session)
  return 0
}

/** Nobody runs it: the lease is taken so that nobody starts to while its rows are cancelled. */
function cancelHere({ id, status }: Batch, { app: { store, config } }: Session): void {
  if (status === 'complete') throw new UsageError(`Batch ${id} is complete. There is nothing to cancel.`)
  const at = config.clock.now()
  const lease = store.leases.acquire(id, at)
  if ('heldBy' in lease) throw new UsageError(`Batch ${id} is being started by ${lease.heldBy}. Try again.`)
  const message = `Cancelled by ${operator()}. What was answered is kept.`
  stopBatch(store, id, { reason: 'cancelled', message, at })
  store.leases.release(lease)
}

/** A soft stop takes as long as the longest call in flight: the store is looked at this often meanwhile. */
const lookEveryMs = 100

/** Asks, and waits until the batch does not run any more. false: it was not running. */
async function asked({ id }: Batch, request: BatchRequest, { app, note }: Session): Promise<boolean> {
  const { store, config } = app
  if (!store.batches.request(id, request, operator())) return false
  const inFlight = store.totals(store.batches.get(id)!).seal.running
  if (inFlight > 0 && !request.endsWith('_now'))
    note(`Waiting for ${counted(inFlight, 'call')} in flight (--now drops them).`)
  const never = new AbortController().signal
  while (store.batches.get(id)!.status === 'running') {
    await config.clock.sleep(lookEveryMs, never)
    // The process that was asked may have died before it could obey.
    if (!store.leases.isHeld(id, config.clock.now())) recoverInterrupted(store, config.clock.now())
  }
  return true
}

/** Who asks, for the log of the batch. */
export function operator(): string {
  return `${userName()} (process ${process.pid})`
}

/** In a container the user may have no name. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return 'the operator'
  }
}
