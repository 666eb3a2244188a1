import type { Batch } from '../../../shared/batch.ts'
import type { CallInput } from '../../../shared/contract.ts'
import { isRowSpans } from '../../../shared/rowSpans.ts'
import { UsageError } from '../../../shared/usageError.ts'
import type { RetryScope as ShownScope } from '../../../shared/views/itemViews.ts'
import { requireBatch } from '../../operations/requireBatch.ts'
import type { RetryRequest, RetryWatch } from '../../operations/run/retry.ts'
import { quoteRetry } from '../../operations/run/quoteRetry.ts'
import type { RetryRows, RetryScope } from '../../operations/run/retryRows.ts'
import { changed } from '../../operations/run/batchSettings.ts'
import { selectedRows } from '../items/selectedRows.ts'
import type { Desk, JobControl } from '../desk/desk.ts'
import type { Handlers } from '../dispatch.ts'
import { operatorAt } from '../desk/operatorAt.ts'
import { retried } from '../runs/retried.ts'
import { viewedBatch } from '../items/viewedBatch.ts'

type RetryDesk = Pick<Desk, 'app' | 'host' | 'jobs' | 'runs' | 'settings'>

/** What a retry covers and costs, and the retry itself. */
export function retryHandlers(desk: RetryDesk): Pick<Handlers, 'retry.quote' | 'retry.run' | 'retry.begin'> {
  const { app } = desk
  const { store } = app
  return {
    'retry.quote': async ({ batchId, scope, models }) => {
      const batch = requireBatch(store, batchId)
      const settings = changed(batch.settings, { models })
      const quote = await quoteRetry(app, batch, await scopeOf(batch, scope, app), settings)
      return { ...quote, rows: quote.rows.length, impossible: quote.impossible.length }
    },
    'retry.run': async (wanted) => {
      const { rows, isRun } = await retried(wanted.batchId, await requestFor(wanted, desk), desk)
      return { rows: rows.length, isRun }
    },
    'retry.begin': (wanted) => ({
      job: desk.jobs.start(async (control) => {
        const request = { ...(await requestFor(wanted, desk)), watch: watchFor(wanted, control) }
        const { rows, putBack, isRun } = await retried(wanted.batchId, request, desk)
        return { kind: 'retry', rows: putBack, of: rows.length, isRun }
      }),
    }),
  }
}

type Wanted = CallInput<'retry.run'>

async function requestFor(
  { batchId, scope, expectedRows, settings }: Wanted,
  desk: RetryDesk,
): Promise<RetryRequest> {
  return {
    scope: await scopeOf(requireBatch(desk.app.store, batchId), scope, desk.app),
    change: settings ?? {},
    check: (covered) => requireExpected(covered, expectedRows),
    by: operatorAt(desk),
  }
}

function watchFor({ expectedRows }: Wanted, control: JobControl): RetryWatch {
  return {
    signal: control.signal,
    onFound: (rows) => control.counting(Math.min(rows, expectedRows), expectedRows),
    onPutBack: (rows) => control.progress(rows, expectedRows),
  }
}

async function scopeOf(
  batch: Batch,
  { rows, from, limit }: ShownScope,
  { store, config }: RetryDesk['app'],
): Promise<RetryScope> {
  if (isRowSpans(rows)) return { rows: selectedRows(batch, rows, store), kind: null, from, limit }
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
