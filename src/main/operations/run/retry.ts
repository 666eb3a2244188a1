import type { Batch, BatchSettings } from '../../../shared/batch.ts'
import { counted } from '../../../shared/counted.ts'
import type { BatchId } from '../../../shared/ids.ts'
import { openRows } from '../../../shared/status.ts'
import type { App } from '../../app.ts'
import { estimateCost } from '../../engine/cost/estimateCost.ts'
import { inTransaction } from '../../store/inTransaction.ts'
import type { RetryPlan, RetryScope as FullScope } from '../../store/reopen.ts'
import { planRetry, reopen } from '../../store/reopen.ts'
import { settledWith } from './batchSettings.ts'
import type { SettingsChange } from './batchSettings.ts'
import { storeSettings } from './tune.ts'
import { whileIdle } from '../whileIdle.ts'

export interface RetryScope extends FullScope {
  /** Only the first so many of them; null: all. */
  readonly limit: number | null
}

export interface RetryQuote {
  readonly plan: RetryPlan
  /** Rows that are open anyway, and run along. */
  readonly open: number
  /** nano-dollars; null: a price is not known. */
  readonly costNanoUsd: number | null
}

/** What a retry covers and costs, about, with these settings. Changes nothing. */
export function quoteRetry(
  { store, prices, config }: App,
  batch: Batch,
  scope: RetryScope,
  settings: BatchSettings,
): RetryQuote {
  const plan = planWithin(batch.id, scope, store)
  const costNanoUsd = estimateCost(
    plan.items,
    { ...batch, settings },
    { store, prices, atMs: config.clock.now() },
  )
  return { plan, open: openRows(store.totals(batch).seal), costNanoUsd }
}

function planWithin(batchId: BatchId, { limit, ...scope }: RetryScope, { db }: App['store']): RetryPlan {
  const plan = planRetry(db, batchId, scope)
  return limit === null ? plan : { ...plan, items: plan.items.slice(0, limit) }
}

export interface RetryRequest {
  readonly scope: RetryScope
  readonly change: SettingsChange
  /** Gets the plan as it is at the moment of the change. What it writes belongs to it, what it throws undoes everything. */
  readonly check: (plan: RetryPlan) => void
  /** Who asks, for the log. */
  readonly by: string
}

/**
 * Puts rows of a batch that nobody runs back to work, under settings that are settled for the run that follows.
 * Throws UsageError, with nothing written, when a process runs it.
 */
export function reopenIdle(batchId: BatchId, request: RetryRequest, app: App): RetryPlan {
  return whileIdle(batchId, app, () => {
    const batch = app.store.batches.get(batchId)!
    const plan = reopened(batchId, request, app)
    storeSettings(batch, settledWith(request.change, batch.settings, true, app), app, request.by)
    return plan
  })
}

/** Puts rows back to work while a process runs the batch: it finds them by itself. Its settings stay. */
export function reopenRunning(batchId: BatchId, request: Omit<RetryRequest, 'change'>, app: App): RetryPlan {
  return inTransaction(app.store, () => reopened(batchId, request, app))
}

function reopened(
  batchId: BatchId,
  { scope, check, by }: Omit<RetryRequest, 'change'>,
  { store, config }: App,
): RetryPlan {
  const at = config.clock.now()
  const plan = planWithin(batchId, scope, store)
  check(plan)
  reopen(store, plan, at)
  const from = scope.from === null ? '' : ` from ${scope.from}`
  const message = `${counted(plan.items.length, 'row')} put back to work${from}, by ${by}`
  store.events.add(batchId, { at, kind: 'retry', message })
  return plan
}
