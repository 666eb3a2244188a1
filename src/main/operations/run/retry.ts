import { setImmediate as breath } from 'node:timers/promises'
import type { Batch, BatchSettings } from '../../../shared/batch.ts'
import { counted } from '../../../shared/words/counted.ts'
import type { BatchId } from '../../../shared/ids.ts'
import { rowOf } from '../../../shared/ids.ts'
import type { ItemState } from '../../../shared/item.ts'
import { openRows } from '../../../shared/status.ts'
import type { App } from '../../app.ts'
import { estimateCost } from '../../engine/cost/estimateCost.ts'
import { inTransaction } from '../../store/connection/inTransaction.ts'
import type { RetryScope as FullScope } from '../../store/items/reopen.ts'
import { planPages, planRetry, reopen } from '../../store/items/reopen.ts'
import { settledWith } from './batchSettings.ts'
import type { SettingsChange } from './batchSettings.ts'
import { storeSettings } from './tune.ts'
import type { Step } from '../whileIdle.ts'
import { stepsWhileIdle } from '../whileIdle.ts'

export interface RetryScope extends FullScope {
  /** Only the first so many of them; null: all. */
  readonly limit: number | null
}

/** The rows that a retry covers. */
export interface RetryRows {
  readonly rows: readonly number[]
  /** How many of them have an answer, which the new one replaces. */
  readonly answered: number
  /** How many of those a person wrote. */
  readonly byPerson: number
  /** Rows in the scope that cannot start there, because the stage before has left nothing. */
  readonly impossible: readonly number[]
}

export interface RetryQuote extends RetryRows {
  /** Rows that are open anyway, and run along. */
  readonly open: number
  /** nano-dollars; null: a price is not known. */
  readonly costNanoUsd: number | null
}

/** So many are planned, or put back to work, before others get their turn: some 40 ms. */
const rowsAtOnce = 500

/** What a retry covers and costs, about, with these settings. Changes nothing. */
export async function quoteRetry(
  { store, prices, config }: App,
  batch: Batch,
  scope: RetryScope,
  settings: BatchSettings,
): Promise<RetryQuote> {
  const deps = { store, prices, atMs: config.clock.now() }
  let costNanoUsd: number | null = 0
  const found = await rowsIn(batch.id, scope, store, (items) => {
    const cost = estimateCost(items, { ...batch, settings }, deps)
    costNanoUsd = cost === null || costNanoUsd === null ? null : costNanoUsd + cost
  })
  return { ...found, open: openRows(store.totals(batch).seal), costNanoUsd }
}

async function rowsIn(
  batchId: BatchId,
  { limit, ...scope }: RetryScope,
  { db }: App['store'],
  see: (items: readonly ItemState[]) => void = () => undefined,
): Promise<RetryRows> {
  const found = { rows: [] as number[], answered: 0, byPerson: 0, impossible: [] as number[] }
  for (const plan of planPages(db, batchId, scope, { pageRows: rowsAtOnce, limit })) {
    see(plan.items)
    for (const { id } of plan.items) found.rows.push(rowOf(id))
    for (const row of plan.impossible) found.impossible.push(row)
    found.answered += plan.answered
    found.byPerson += plan.byPerson
    await breath()
  }
  return found
}

export interface RetryRequest {
  readonly scope: RetryScope
  readonly change: SettingsChange
  /** Gets what is covered before anything is written. What it throws leaves all as it is. */
  readonly check: (covered: RetryRows) => void
  /** Written in the transaction that puts the first rows back. */
  readonly along?: () => void
  /** Who asks, for the log. */
  readonly by: string
}

/**
 * Puts rows of a batch that nobody runs back to work, under settings that are settled for the run that follows.
 * Throws UsageError, with nothing written, when a process runs it.
 */
export function reopenIdle(batchId: BatchId, request: RetryRequest, app: App): Promise<RetryRows> {
  return stepsWhileIdle(batchId, app, (step) =>
    reopenRows(batchId, { ...request, along: () => alongIdle(batchId, request, app) }, app, step),
  )
}

function alongIdle(batchId: BatchId, { change, along, by }: RetryRequest, app: App): void {
  const batch = app.store.batches.get(batchId)!
  storeSettings(batch, settledWith(change, batch.settings, true, app), app, by)
  along?.()
}

/** Puts rows back to work while a process runs the batch: it finds them by itself. Its settings stay. */
export function reopenRunning(
  batchId: BatchId,
  request: Omit<RetryRequest, 'change'>,
  app: App,
): Promise<RetryRows> {
  return reopenRows(batchId, request, app, (write) => inTransaction(app.store, write))
}

/** Many rows take several steps: a process that dies between them has put back a part, and the rest is as it was. */
async function reopenRows(
  batchId: BatchId,
  { scope, check, along, by }: Omit<RetryRequest, 'change'>,
  { store, config }: App,
  step: Step,
): Promise<RetryRows> {
  // To look through a million rows takes longer than a lease lives without a sign of life: each page gives one.
  const covered = await rowsIn(batchId, scope, store, () => step(() => undefined))
  check(covered)
  const at = config.clock.now()
  for (let from = 0; from < covered.rows.length; from += rowsAtOnce) {
    const rows = covered.rows.slice(from, from + rowsAtOnce)
    step(() => {
      if (from === 0) {
        along?.()
        store.events.add(batchId, { at, kind: 'retry', message: messageOf(covered, scope, by) })
      }
      reopen(store, planRetry(store.db, batchId, { ...scope, rows }), at)
    })
    await breath()
  }
  return covered
}

function messageOf({ rows }: RetryRows, { from }: RetryScope, by: string): string {
  return `${counted(rows.length, 'row')} put back to work${from === null ? '' : ` from ${from}`}, by ${by}`
}
