import type { Batch } from '../../../shared/batch.ts'
import { UsageError } from '../../../shared/usageError.ts'
import type { RetryScope as ShownScope } from '../../../shared/views/itemViews.ts'
import { requireBatch } from '../../operations/requireBatch.ts'
import type { RetryRequest, RetryScope } from '../../operations/retry.ts'
import { quoteRetry, reopenIdle, reopenRunning } from '../../operations/retry.ts'
import { rowsMatching } from '../../operations/rowsMatching.ts'
import { changed } from '../../operations/settings.ts'
import type { Store } from '../../store/open.ts'
import type { RetryPlan } from '../../store/reopen.ts'
import type { Desk } from '../desk.ts'
import type { Handlers } from '../dispatch.ts'
import { providerFor, requireKey } from '../providerFor.ts'

type RetryDesk = Pick<Desk, 'app' | 'runs' | 'settings'>

/** What a retry covers and costs, and the retry itself. */
export function retryHandlers(desk: RetryDesk): Pick<Handlers, 'retry.quote' | 'retry.run'> {
  const { app } = desk
  const { store } = app
  return {
    'retry.quote': ({ batchId, scope, models }) => {
      const batch = requireBatch(store, batchId)
      const settings = changed(batch.settings, { models })
      const { plan, open, costNanoUsd } = quoteRetry(app, batch, scopeOf(batch, scope, store), settings)
      return { rows: plan.items.length, impossible: plan.impossible.length, open, costNanoUsd }
    },
    'retry.run': async ({ batchId, scope, expectedRows, settings }) => {
      const batch = requireBatch(store, batchId)
      const check = (plan: RetryPlan) => requireExpected(plan, expectedRows)
      const request = {
        scope: scopeOf(batch, scope, store),
        change: settings ?? {},
        check,
        by: 'the operator',
      }
      const plan = isRunning(batch, desk) ? joined(batch, request, desk) : await started(batch, request, desk)
      return { rows: plan.items.length }
    },
  }
}

function scopeOf({ id }: Batch, { rows, from, limit }: ShownScope, store: Store): RetryScope {
  const wanted = Array.isArray(rows) ? rows : rowsMatching(store, id, rows)
  return { rows: wanted, kind: null, from, limit }
}

/** The retry covers what the operator saw, or nothing. */
function requireExpected({ items }: RetryPlan, expectedRows: number): void {
  if (items.length !== expectedRows)
    throw new UsageError(
      `Nothing was retried, since the rows changed meanwhile: now ${items.length}, not ${expectedRows}.`,
    )
  if (items.length === 0) throw new UsageError('No row matches, so nothing was retried.')
}

/** Here or in another process. */
function isRunning({ id, status }: Batch, { app: { store, config } }: RetryDesk): boolean {
  return status === 'running' && store.leases.isHeld(id, config.clock.now())
}

/** Its process finds the rows by itself; only what is the same for all of its rows has to stay. */
function joined({ id }: Batch, request: RetryRequest, { app }: RetryDesk): RetryPlan {
  if (Object.values(request.change).some((value) => value !== undefined))
    throw new UsageError(`Batch ${id} is running. Pause it to retry with other settings.`)
  return reopenRunning(id, request, app)
}

async function started({ id, settings }: Batch, request: RetryRequest, desk: RetryDesk): Promise<RetryPlan> {
  requireKey(settings.provider ?? providerFor(desk), desk)
  const plan = reopenIdle(id, request, desk.app)
  await desk.runs.start(id)
  return plan
}
