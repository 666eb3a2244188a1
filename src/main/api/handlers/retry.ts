import type { Batch } from '../../../shared/batch.ts'
import { UsageError } from '../../../shared/usageError.ts'
import type { RetryScope as ShownScope } from '../../../shared/views/itemViews.ts'
import { requireBatch } from '../../operations/requireBatch.ts'
import type { RetryScope } from '../../operations/run/retry.ts'
import { quoteRetry } from '../../operations/run/retry.ts'
import { changed } from '../../operations/run/batchSettings.ts'
import type { RetryPlan } from '../../store/reopen.ts'
import type { Desk } from '../desk/desk.ts'
import type { Handlers } from '../dispatch.ts'
import { operatorAt } from '../desk/operatorAt.ts'
import { retried } from '../runs/retried.ts'
import { viewedBatch } from '../items/viewedBatch.ts'

type RetryDesk = Pick<Desk, 'app' | 'host' | 'runs' | 'settings'>

/** What a retry covers and costs, and the retry itself. */
export function retryHandlers(desk: RetryDesk): Pick<Handlers, 'retry.quote' | 'retry.run'> {
  const { app } = desk
  const { store } = app
  return {
    'retry.quote': async ({ batchId, scope, models }) => {
      const batch = requireBatch(store, batchId)
      const settings = changed(batch.settings, { models })
      const { plan, open, costNanoUsd } = quoteRetry(app, batch, await scopeOf(batch, scope, app), settings)
      const { items, impossible, ...counts } = plan
      return { rows: items.length, ...counts, impossible: impossible.length, open, costNanoUsd }
    },
    'retry.run': async ({ batchId, scope, expectedRows, settings }) => {
      const batch = requireBatch(store, batchId)
      const check = (plan: RetryPlan) => requireExpected(plan, expectedRows)
      const request = {
        scope: await scopeOf(batch, scope, app),
        change: settings ?? {},
        check,
        by: operatorAt(desk),
      }
      const plan = await retried(batch, request, desk)
      return { rows: plan.items.length }
    },
  }
}

async function scopeOf(
  batch: Batch,
  { rows, from, limit }: ShownScope,
  { store, config }: RetryDesk['app'],
): Promise<RetryScope> {
  if (Array.isArray(rows)) return { rows, kind: null, from, limit }
  const viewed = await viewedBatch(batch, { filter: rows }, store)
  return { rows: [...store.views.rows(viewed, rows, config.clock.now())], kind: null, from, limit }
}

/** The retry covers what the operator saw, or nothing. */
function requireExpected({ items }: RetryPlan, expectedRows: number): void {
  if (items.length !== expectedRows)
    throw new UsageError(
      `Nothing was retried, since the rows changed meanwhile: now ${items.length}, not ${expectedRows}.`,
    )
  if (items.length === 0) throw new UsageError('No row matches, so nothing was retried.')
}
