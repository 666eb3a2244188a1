import type { Batch } from '../../shared/batch.ts'
import { itemId } from '../../shared/ids.ts'
import { UsageError } from '../../shared/usageError.ts'
import { unskip } from '../store/skipped.ts'
import type { RunFlags } from './runSettings.ts'
import { settingsWith } from './runSettings.ts'
import type { RunTarget } from './runToEnd.ts'
import { finish, runToEnd } from './runToEnd.ts'
import type { Session } from './session.ts'
import { findBatch } from './session.ts'
import { requireUsableTarget } from './targets.ts'

/** `millrace resume ID`: goes on where a batch stands. */
export async function resume(id: string, flags: RunFlags & RunTarget, session: Session): Promise<number> {
  return continueBatch(findBatch(session, id), flags, session)
}

/** `millrace start ID`: runs an imported batch; after a sample, the rows that the sample left out. */
export async function start(id: string, flags: RunFlags & RunTarget, session: Session): Promise<number> {
  const batch = findBatch(session, id)
  unskip(session.app.store, batch.id)
  return continueBatch(batch, flags, session)
}

/** Lays the flags over the batch's settings and runs what is open. */
export async function continueBatch(
  batch: Batch,
  flags: RunFlags & RunTarget,
  session: Session,
): Promise<number> {
  const { store } = session.app
  if (flags.out) await requireUsableTarget(flags.out, { force: flags.force ?? false })
  if (store.items.openAfter(batch.id, itemId(batch.id, 0), 1).length === 0) {
    if (batch.status === 'cancelled')
      throw new UsageError(
        `Batch ${batch.id} was cancelled and does not go on. What was answered is kept: millrace export ${batch.id} --out FILE`,
      )
    if (batch.status === 'complete') {
      session.note(`Batch ${batch.id} is complete; there is nothing left to do.`)
      return finish(batch.id, flags, session)
    }
  }
  const hasCalls = store.totals(batch).calls.total > 0
  const settings = settingsWith(flags, batch.settings, hasCalls, session)
  store.batches.setSettings(batch.id, settings)
  return runToEnd(batch.id, flags, session)
}
