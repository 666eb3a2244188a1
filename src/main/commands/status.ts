import type { Session } from './session.ts'
import { findBatch } from './session.ts'
import { summaryOf } from './summary.ts'

/** `millrace status ID`: where every row of a batch is. */
export function status(id: string, flags: { readonly log?: boolean }, session: Session): number {
  const { store } = session.app
  const batch = findBatch(session, id)
  if (session.isJson) session.printJson(store.status(batch))
  else session.terminal.out(summaryOf(batch, store.totals(batch), store.failures.groups(batch.id), null))
  if (flags.log && !session.isJson) printLog(id, session)
  return 0
}

function printLog(id: string, session: Session): void {
  const { store } = session.app
  for (const { at, kind, message } of store.events.list(findBatch(session, id).id)) {
    session.terminal.out(`${new Date(at).toISOString()}  ${kind}  ${message}\n`)
  }
}
