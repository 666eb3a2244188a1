import type { FailureKind } from '../../../shared/failure.ts'
import { failureKinds } from '../../../shared/failure.ts'
import type { BatchId } from '../../../shared/ids.ts'
import { formatUsd, formatUsdShort } from '../../../shared/money.ts'
import type { StageName } from '../../../shared/stage.ts'
import { UsageError } from '../../../shared/usageError.ts'
import { counted } from '../../../shared/words/counted.ts'
import { operatorHere } from '../../operations/operator.ts'
import type { RetryQuote } from '../../operations/run/quoteRetry.ts'
import { quoteRetry } from '../../operations/run/quoteRetry.ts'
import { reopenIdle } from '../../operations/run/retry.ts'
import type { RetryRows } from '../../operations/run/retryRows.ts'
import { settledWith } from '../../operations/run/batchSettings.ts'
import { requireItem } from '../../operations/requireItem.ts'
import type { RunFlags } from './runFlags.ts'
import { changeBy } from './runFlags.ts'
import type { RunTarget } from './runToEnd.ts'
import { runToEnd } from './runToEnd.ts'
import type { Session } from '../session.ts'
import { findBatch } from '../findBatch.ts'
import { requireUsableTarget } from './targets.ts'

export interface RetryFlags extends RunFlags, RunTarget {
  readonly from?: StageName
  readonly kind?: string
  readonly items?: readonly number[]
  readonly dryRun?: boolean
}

/** `millrace retry ID`: runs again what failed, or what the flags say. The cost is said first. */
export async function retry(id: string, flags: RetryFlags, session: Session): Promise<number> {
  const { app } = session
  const batch = findBatch(session, id)
  const scope = { rows: flags.items ?? null, kind: kindOf(flags.kind), from: flags.from ?? null, limit: null }
  const change = changeBy(flags, batch.settings)
  const settings = settledWith(change, batch.settings, true, app)
  for (const row of flags.items ?? []) requireItem(app.store, batch, row)
  const quote = await quoteRetry(app, batch, scope, settings)
  const check = (covered: RetryRows): void => {
    if (covered.rows.length === 0) throw nothingToRetry(covered, batch.id, openSaid(quote, batch.id, session))
  }
  check(quote)
  if (flags.dryRun) return printPlan(quote, session)
  if (flags.out) await requireUsableTarget(flags.out, { force: flags.force ?? false, table: batch.source })
  await reopenIdle(batch.id, { scope, change, check, by: operatorHere() }, app)
  session.note(sentenceFor(quote))
  return runToEnd(batch.id, flags, session)
}

function kindOf(kind: string | undefined): FailureKind | 'default' | null {
  if (kind === undefined || kind === 'default') return kind ?? null
  const known = failureKinds.find((name) => name === kind)
  if (known) return known
  throw new UsageError(
    `There is no kind of failure "${kind}". There is: ${failureKinds.join(', ')}, default.`,
  )
}

function printPlan(quote: RetryQuote, session: Session): number {
  const { rows, impossible, costNanoUsd } = quote
  if (session.isJson) {
    session.printJson({
      items: rows.length,
      rows,
      impossible,
      costUsd: costNanoUsd === null ? null : formatUsd(costNanoUsd),
    })
  } else session.terminal.out(`${sentenceFor(quote)} Nothing was changed.\n`)
  return 0
}

/** Rows that were open before run along: a run takes all that is open. */
function sentenceFor({ rows, impossible, noText, costNanoUsd, open }: RetryQuote): string {
  const price =
    costNanoUsd === null ? 'at a price that is not known' : `for about ${formatUsdShort(costNanoUsd)}`
  const left =
    impossible.length === 0
      ? ''
      : ` ${counted(impossible.length, 'row')} cannot start there and stay as they are.`
  const others = open === 0 ? '' : `, and ${open} that ${open === 1 ? 'is' : 'are'} still open`
  const inVain =
    noText === 0 ? '' : ` ${counted(noText, 'row has', 'rows have')} no text and will fail again, at no cost.`
  return `${counted(rows.length, 'row runs', 'rows run')} again ${price}${others}.${inVain}${left}`
}

/** What can be done about rows that are open; only who runs them can go on with them. */
function openSaid({ open }: RetryQuote, id: BatchId, { app: { store, config } }: Session): string {
  if (open === 0) return ''
  const rows = ` ${counted(open, 'row is', 'rows are')} still open`
  return store.leases.isHeld(id, config.clock.now())
    ? `${rows}, and another process runs them. Wait for it, or pause it with: millrace pause ${id}`
    : `${rows}: millrace resume ${id}`
}

function nothingToRetry({ impossible }: RetryRows, id: BatchId, others: string): UsageError {
  if (impossible.length === 0)
    return new UsageError(`Nothing of batch ${id} matches, so nothing was run.${others}`)
  return new UsageError(
    `The stage before has left nothing for ${counted(impossible.length, 'row')} of batch ${id}. Retry them from an earlier stage.`,
  )
}
