import { setImmediate as breath } from 'node:timers/promises'
import { isOver } from '../../../shared/batch.ts'
import { counted, number } from '../../../shared/words/counted.ts'
import type { BatchId } from '../../../shared/ids.ts'
import type { App } from '../../app.ts'
import { inTransaction } from '../../store/connection/inTransaction.ts'
import { planRetry, reopen } from '../../store/items/reopen.ts'
import { settledWith } from './batchSettings.ts'
import type { SettingsChange } from './batchSettings.ts'
import type { RetryRows, RetryScope } from './retryRows.ts'
import { rowsAtOnce, rowsIn } from './retryRows.ts'
import { storeSettings } from './tune.ts'
import type { Step } from '../whileIdle.ts'
import { stepsWhileIdle } from '../whileIdle.ts'

export interface RetryRequest {
  readonly scope: RetryScope
  readonly change: SettingsChange
  /** Gets what is covered before anything is written. What it throws leaves all as it is. */
  readonly check: (covered: RetryRows) => void
  /** Written in the transaction that puts the first rows back. */
  readonly along?: () => void
  /** Who asks, for the log. */
  readonly by: string
  readonly watch?: RetryWatch
}

/** Who follows a retry of many rows. */
export interface RetryWatch {
  /** Ends it. What is put back by then stays put back. */
  readonly signal: AbortSignal
  /** Rows that were found, before the first is put back. */
  readonly onFound: (rows: number) => void
  readonly onPutBack: (rows: number) => void
}

/** What came of it. */
export interface Reopened extends RetryRows {
  readonly putBack: number
  /** It was ended before all of its rows were put back. */
  readonly isCut: boolean
}

/**
 * Puts rows of a batch that nobody runs back to work, under settings that are settled for the run that follows.
 * Throws UsageError, with nothing written, when a process runs it.
 */
export function reopenIdle(batchId: BatchId, request: RetryRequest, app: App): Promise<Reopened> {
  return stepsWhileIdle(batchId, app, (step) =>
    reopenRows(
      batchId,
      { ...request, first: (covered) => beginIdle(batchId, request, covered, app) },
      { app, step },
    ),
  )
}

function beginIdle(
  batchId: BatchId,
  { change, along, by }: RetryRequest,
  covered: RetryRows,
  app: App,
): void {
  const { store } = app
  const batch = store.batches.get(batchId)!
  storeSettings(batch, settledWith(change, batch.settings, true, app), app, by)
  along?.()
  // However it ends between two steps, also with the process: what was put back by then can be resumed.
  if (isOver(batch) && covered.rows.length > rowsAtOnce) {
    const message = `Paused while rows were put back to work, by ${by}. Continue with: millrace resume ${batchId}`
    store.batches.pause(batchId, 'operator', message)
  }
}

/** Puts rows back to work while a process runs the batch: it finds them by itself. Its settings stay. */
export function reopenRunning(
  batchId: BatchId,
  request: Omit<RetryRequest, 'change'>,
  app: App,
): Promise<Reopened> {
  const step: Step = (write) => inTransaction(app.store, write)
  return reopenRows(batchId, { ...request, first: () => request.along?.() }, { app, step })
}

interface Steps extends Omit<RetryRequest, 'change' | 'along'> {
  /** Written in the transaction that puts the first rows back. */
  readonly first: (covered: RetryRows) => void
}

/** Many rows take several steps: a process that dies between them has put back a part, and the rest is as it was. */
async function reopenRows(
  batchId: BatchId,
  { scope, check, first, by, watch }: Steps,
  { app: { store, config }, step }: { readonly app: App; readonly step: Step },
): Promise<Reopened> {
  // To look through a million rows takes longer than a lease lives without a sign of life: each page gives one.
  const covered = await rowsIn(batchId, scope, store, (_, found) => {
    watch?.signal.throwIfAborted()
    step(() => undefined)
    watch?.onFound(found)
  })
  watch?.signal.throwIfAborted()
  check(covered)
  const at = config.clock.now()
  const say = (message: string): void =>
    store.events.add(batchId, { at: config.clock.now(), kind: 'retry', message })
  const all = covered.rows.length
  let putBack = 0
  while (putBack < all && !watch?.signal.aborted) {
    const rows = covered.rows.slice(putBack, putBack + rowsAtOnce)
    const isLast = putBack + rows.length === all
    step(() => {
      if (putBack === 0) first(covered)
      // A process that dies between two steps must not have said that all are back.
      if (putBack === 0 && !isLast) say(`Putting ${counted(all, 'row')} back to work, for ${by}.`)
      reopen(store, planRetry(store.db, batchId, { ...scope, rows }), at)
      if (isLast) say(messageOf(covered, scope, by))
    })
    putBack += rows.length
    watch?.onPutBack(putBack)
    await breath()
  }
  if (putBack < all) step(() => say(cutMessage(putBack, all)))
  return { ...covered, putBack, isCut: putBack < all }
}

function messageOf({ rows }: RetryRows, { from }: RetryScope, by: string): string {
  return `${counted(rows.length, 'row')} put back to work${from === null ? '' : ` from ${from}`}, by ${by}.`
}

function cutMessage(putBack: number, all: number): string {
  return `A retry was ended after ${number(putBack)} of ${counted(all, 'row')} were put back. The others stay as they are.`
}
