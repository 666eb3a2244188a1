import { printSummary } from './printSummary.ts'
import type { Session } from '../session.ts'
import { findBatch } from '../findBatch.ts'

/** `millrace status ID`: where every row of a batch is. */
export function status(id: string, flags: { readonly log?: boolean }, session: Session): number {
  printSummary(findBatch(session, id), null, session)
  if (flags.log && !session.isJson) printLog(id, session)
  return 0
}

function printLog(id: string, session: Session): void {
  const { store } = session.app
  for (const { at, kind, message } of store.events.list(findBatch(session, id).id)) {
    session.terminal.out(`${new Date(at).toISOString()}  ${kind}  ${session.hinted(message)}\n`)
  }
}
