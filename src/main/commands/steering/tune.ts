import { UsageError } from '../../../shared/usageError.ts'
import { operatorHere } from '../../operations/operator.ts'
import { tuneBatch } from '../../operations/run/tune.ts'
import type { TuneFlags } from '../running/runFlags.ts'
import { tuningBy } from '../running/runFlags.ts'
import type { Session } from '../session.ts'
import { findBatch } from '../findBatch.ts'

/** `millrace tune ID`: changes what a batch may take, while it runs or before it goes on. */
export function tune(id: string, flags: TuneFlags, session: Session): number {
  const { store } = session.app
  const batch = findBatch(session, id)
  const changes = tuneBatch(batch, tuningBy(flags, batch.settings), session.app, operatorHere())
  if (changes.length === 0)
    throw new UsageError(
      `Batch ${batch.id} has these settings already. Say what to change, for example --rpm 600.`,
    )
  if (session.isJson) session.printJson(store.status(store.batches.get(batch.id)!))
  else session.terminal.out(`Batch ${batch.id}: ${changes.join(', ')}.\n`)
  return 0
}
