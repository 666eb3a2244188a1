import type { Batch } from '../../../shared/batch.ts'
import { UsageError } from '../../../shared/usageError.ts'
import { operatorHere } from '../../operations/operator.ts'
import { readyToRun } from '../../operations/run/readyToRun.ts'
import type { RunFlags } from './runFlags.ts'
import { changeBy } from './runFlags.ts'
import type { RunTarget } from './runToEnd.ts'
import { finish, runToEnd } from './runToEnd.ts'
import type { Session } from '../session.ts'
import { findBatch } from '../findBatch.ts'
import { requireUsableTarget } from './targets.ts'

/** `millrace resume ID`: goes on where a batch stands. */
export async function resume(id: string, flags: RunFlags & RunTarget, session: Session): Promise<number> {
  return continueBatch(findBatch(session, id), flags, { rest: false }, session)
}

/** `millrace start ID`: runs an imported batch; after a sample, the rows that the sample left out. */
export async function start(id: string, flags: RunFlags & RunTarget, session: Session): Promise<number> {
  return continueBatch(findBatch(session, id), flags, { rest: true }, session)
}

/** Lays the flags over the batch's settings and runs what is open. */
async function continueBatch(
  batch: Batch,
  flags: RunFlags & RunTarget,
  { rest }: { readonly rest: boolean },
  session: Session,
): Promise<number> {
  if (flags.out) await requireUsableTarget(flags.out, { force: flags.force ?? false, table: batch.source })
  const change = changeBy(flags, batch.settings)
  switch (await readyToRun(batch, { change, rest, by: operatorHere() }, session.app)) {
    case 'ready':
      return runToEnd(batch.id, flags, session)
    case 'complete':
      session.note(`Batch ${batch.id} is complete; there is nothing left to do.`)
      return finish(batch.id, flags, session)
    case 'cancelled':
      throw new UsageError(
        `Batch ${batch.id} was cancelled and does not go on. What was answered is kept: millrace export ${batch.id} --out FILE`,
      )
  }
}
