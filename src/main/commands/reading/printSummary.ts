import type { Batch } from '../../../shared/batch.ts'
import { readSummary } from './readSummary.ts'
import type { Session } from '../session.ts'
import { summaryOf } from './summary.ts'

/** How a batch stands, for people or, with --json, as the status document. */
export function printSummary(batch: Batch, resultsFile: string | null, session: Session): void {
  const { app, isJson, printJson, hinted, terminal } = session
  if (isJson) printJson(app.store.status(batch))
  else terminal.out(hinted(summaryOf(readSummary(batch, session), resultsFile)))
}
