import type { Batch } from '../../../shared/batch.ts'
import type { BatchId } from '../../../shared/ids.ts'
import { Control } from '../../engine/control.ts'
import { checkBatch } from '../../operations/smells/checkBatch.ts'
import { exportBatch } from '../../export/exportBatch.ts'
import { exportNotes } from '../../export/exportNotes.ts'
import { counted } from '../../../shared/words/counted.ts'
import { exitCodeOf, exitCodes } from '../exitCode.ts'
import { openCheckpoints } from './openCheckpoints.ts'
import { printSummary } from '../reading/printSummary.ts'
import { showProgress } from './progress.ts'
import type { Session } from '../session.ts'

export interface RunTarget {
  /** Where the results go when the batch is complete. */
  readonly out?: string
  readonly force?: boolean
}

/** Runs what is open of a batch, writes the results, prints the summary. Returns the exit code. */
export async function runToEnd(batchId: BatchId, target: RunTarget, session: Session): Promise<number> {
  warnOfModels(batchId, session)
  await runWatched(batchId, session)
  return finish(batchId, target, session)
}

/** Writes the results of a batch that is complete and prints the summary. Returns the exit code. */
export async function finish(batchId: BatchId, target: RunTarget, session: Session): Promise<number> {
  const { store } = session.app
  const batch = store.batches.get(batchId)!
  const file = batch.status === 'complete' ? await exported(batchId, target, session) : null
  if (batch.status === 'complete' && !session.isJson) await lookThrough(batch, session)
  printSummary(batch, file, session)
  if (target.out && !file) {
    session.note(`No results file was written. For what there is: millrace export ${batchId} --out FILE`)
  }
  return exitCodeOf(store.status(batch))
}

/** More rows take a while that nobody has asked for; the window looks through those. */
const rowsChecked = 100_000

/** For the summary, which says what looks odd. Ctrl+C ends the program as ever: nothing depends on it. */
async function lookThrough(batch: Batch, { app }: Session): Promise<void> {
  if (batch.sourceRows <= rowsChecked) await checkBatch(batch, app)
}

/** Unknown, deprecated and retired models are named before anything is sent. */
function warnOfModels(batchId: BatchId, { app, note }: Session): void {
  for (const model of app.store.batches.get(batchId)!.settings.models) {
    const warning = app.prices.modelWarning(model, app.config.clock.now())
    if (warning) note(warning)
  }
}

async function runWatched(batchId: BatchId, session: Session): Promise<void> {
  const { app, terminal } = session
  const control = new Control()
  const batch = app.store.batches.get(batchId)!
  const stopListening = terminal.onInterrupt(() => interrupt(control, batch, session))
  const progress = showProgress(openCheckpoints(app.store, batch), () => app.config.clock.now(), terminal)
  try {
    await app.run(batchId, control)
  } finally {
    progress.stop()
    stopListening()
  }
}

/** The first time: no new calls, and those in flight are awaited, since they are paid. The second time: at once. */
function interrupt(control: Control, batch: Batch, { app, note, terminal }: Session): void {
  const resume = `millrace resume ${batch.id}`
  if (control.stopped) {
    note(`\nStopped at once. Calls in flight may be repeated. Continue with: ${resume}`)
    terminal.exitNow(exitCodes.interrupted)
    return
  }
  const inFlight = counted(app.store.totals(batch).seal.running, 'call')
  note(
    `\nStopping: waiting for ${inFlight} in flight (Ctrl+C again: stop at once). Continue later with: ${resume}`,
  )
  control.stop({ reason: 'interrupted', message: `Interrupted. Continue with: ${resume}` })
}

async function exported(
  batchId: BatchId,
  { out, force }: RunTarget,
  session: Session,
): Promise<string | null> {
  if (!out) return null
  const { store, config } = session.app
  const written = await exportBatch(store, batchId, {
    file: out,
    columns: null,
    only: null,
    force: force ?? false,
    now: () => config.clock.now(),
  })
  for (const sentence of exportNotes(written)) session.note(sentence)
  return written.file
}
