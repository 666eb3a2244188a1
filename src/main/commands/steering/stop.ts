import { counted } from '../../../shared/words/counted.ts'
import { operatorHere } from '../../operations/operator.ts'
import type { StopOptions } from '../../operations/run/stop.ts'
import { cancelBatch, pauseBatch } from '../../operations/run/stop.ts'
import { printSummary } from '../reading/printSummary.ts'
import type { Session } from '../session.ts'
import { findBatch } from '../findBatch.ts'

export interface StopFlags {
  /** Drops the calls in flight. */
  readonly now?: boolean
}

/** `millrace pause ID`: asks the process that runs a batch to pause it, and waits until it has. */
export async function pause(id: string, flags: StopFlags, session: Session): Promise<number> {
  const batch = findBatch(session, id)
  await pauseBatch(batch, optionsFor(flags, session), session.app)
  printSummary(session.app.store.batches.get(batch.id)!, null, session)
  return 0
}

/** `millrace cancel ID`: ends a batch for good, whether it is running or not. */
export async function cancel(id: string, flags: StopFlags, session: Session): Promise<number> {
  const batch = findBatch(session, id)
  await cancelBatch(batch, optionsFor(flags, session), session.app)
  printSummary(session.app.store.batches.get(batch.id)!, null, session)
  return 0
}

function optionsFor({ now }: StopFlags, { note }: Session): StopOptions {
  return {
    now: now ?? false,
    by: operatorHere(),
    onWaiting: (inFlight) => note(`Waiting for ${counted(inFlight, 'call')} in flight (--now drops them).`),
  }
}
