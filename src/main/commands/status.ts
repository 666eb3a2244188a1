import type { Batch } from '../../shared/batch.ts'
import type { Session } from './session.ts'
import { findBatch } from './session.ts'
import { summaryOf } from './summary.ts'

/** `millrace status ID`: where every row of a batch is. */
export function status(id: string, flags: { readonly log?: boolean }, session: Session): number {
  printStatus(findBatch(session, id), session)
  if (flags.log && !session.isJson) printLog(id, session)
  return 0
}

/** The summary, or with --json the status document. */
export function printStatus(batch: Batch, { app: { store }, isJson, printJson, terminal }: Session): void {
  if (isJson) printJson(store.status(batch))
  else terminal.out(summaryOf(batch, store.totals(batch), store.failures.groups(batch.id), null))
}

function printLog(id: string, session: Session): void {
  const { store } = session.app
  for (const { at, kind, message } of store.events.list(findBatch(session, id).id)) {
    session.terminal.out(`${new Date(at).toISOString()}  ${kind}  ${message}\n`)
  }
}
