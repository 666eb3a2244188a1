import type { Batch } from '../../../shared/batch.ts'
import { UsageError } from '../../../shared/usageError.ts'
import type { RetryScope as ShownScope } from '../../../shared/views/itemViews.ts'
import { requireBatch } from '../../operations/requireBatch.ts'
import type { RetryRows, RetryScope } from '../../operations/run/retry.ts'
import { quoteRetry } from '../../operations/run/retry.ts'
import { changed } from '../../operations/run/batchSettings.ts'
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
      const quote = await quoteRetry(app, batch, await scopeOf(batch, scope, app), settings)
      return { ...quote, rows: quote.rows.length, impossible: quote.impossible.length }
    },
    'retry.run': async ({ batchId, scope, expectedRows, settings }) => {
      const batch = requireBatch(store, batchId)
      const request = {
        scope: await scopeOf(batch, scope, app),
        change: settings ?? {},
        check: (covered: RetryRows) => requireExpected(covered, expectedRows),
        by: operatorAt(desk),
      }
      const { rows } = await retried(batch, request, desk)
      return { rows: rows.length }
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
function requireExpected({ rows }: RetryRows, expectedRows: number): void {
  if (rows.length !== expectedRows)
    throw new UsageError(
      `Nothing was retried, since the rows changed meanwhile: now ${rows.length}, not ${expectedRows}.`,
    )
  if (rows.length === 0) throw new UsageError('No row matches, so nothing was retried.')
}
