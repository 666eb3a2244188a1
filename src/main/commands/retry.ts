import type { FailureKind } from '../../shared/failure.ts'
import { failureKinds } from '../../shared/failure.ts'
import type { BatchId } from '../../shared/ids.ts'
import { rowOf } from '../../shared/ids.ts'
import { formatUsd, formatUsdShort } from '../../shared/money.ts'
import type { StageName } from '../../shared/stage.ts'
import { UsageError } from '../../shared/usageError.ts'
import { estimateCost } from '../engine/estimateCost.ts'
import type { RetryPlan } from '../store/reopen.ts'
import { planRetry, reopen } from '../store/reopen.ts'
import type { Totals } from '../store/totals.ts'
import { counted } from '../../shared/counted.ts'
import { requireItem } from './requireItem.ts'
import { continueBatch } from './resume.ts'
import type { RunFlags } from './runSettings.ts'
import { settingsWith } from './runSettings.ts'
import type { RunTarget } from './runToEnd.ts'
import type { Session } from './session.ts'
import { findBatch } from './session.ts'
import { requireUsableTarget } from './targets.ts'

export interface RetryFlags extends RunFlags, RunTarget {
  readonly from?: StageName
  readonly kind?: string
  readonly items?: readonly number[]
  readonly dryRun?: boolean
}

/** `millrace retry ID`: runs again what failed, or what the flags say. The cost is said first. */
export async function retry(id: string, flags: RetryFlags, session: Session): Promise<number> {
  const { store, prices, config } = session.app
  const batch = findBatch(session, id)
  const scope = { rows: flags.items ?? null, kind: kindOf(flags.kind), from: flags.from ?? null }
  const settings = settingsWith(flags, batch.settings, true, session)
  for (const row of flags.items ?? []) requireItem(batch.id, row, store)
  const plan = planRetry(store.db, batch.id, scope)
  if (plan.items.length === 0) throw nothingToRetry(plan, batch.id, openRows(store.totals(batch)))
  const cost = estimateCost(plan.items, { ...batch, settings }, { store, prices, atMs: config.clock.now() })
  const announced = sentenceFor(plan, cost, openRows(store.totals(batch)))
  if (flags.dryRun) return printPlan(plan, cost, announced, session)
  if (flags.out) await requireUsableTarget(flags.out, { force: flags.force ?? false })
  session.note(announced)
  reopen(store, plan, config.clock.now())
  return continueBatch(store.batches.get(batch.id)!, flags, session)
}

function kindOf(kind: string | undefined): FailureKind | 'default' | null {
  if (kind === undefined || kind === 'default') return kind ?? null
  const known = failureKinds.find((name) => name === kind)
  if (known) return known
  throw new UsageError(
    `There is no kind of failure "${kind}". There is: ${failureKinds.join(', ')}, default.`,
  )
}

/** nano-dollars; null where a price is not known. */
type Cost = number | null

function printPlan(plan: RetryPlan, cost: Cost, announced: string, session: Session): number {
  if (session.isJson) {
    session.printJson({
      items: plan.items.length,
      rows: plan.items.map((item) => rowOf(item.id)),
      impossible: plan.impossible,
      costUsd: cost === null ? null : formatUsd(cost),
    })
  } else session.terminal.out(`${announced} Nothing was changed.\n`)
  return 0
}

/** Rows that were open before run along: a run takes all that is open. */
function openRows({ seal }: Totals): number {
  return seal.pending + seal.running + seal.waiting
}

function sentenceFor({ items, impossible }: RetryPlan, cost: Cost, open: number): string {
  const price = cost === null ? 'at a price that is not known' : `for about ${formatUsdShort(cost)}`
  const left =
    impossible.length === 0
      ? ''
      : ` ${counted(impossible.length, 'row')} cannot start there and stay as they are.`
  const others = open === 0 ? '' : `, and ${open} that ${open === 1 ? 'is' : 'are'} still open`
  return `${counted(items.length, 'row runs', 'rows run')} again ${price}${others}.${left}`
}

function nothingToRetry({ impossible }: RetryPlan, id: BatchId, open: number): UsageError {
  if (impossible.length === 0) {
    const others =
      open === 0 ? '' : ` ${counted(open, 'row is', 'rows are')} still open: millrace resume ${id}`
    return new UsageError(`Nothing of batch ${id} matches, so nothing was run.${others}`)
  }
  return new UsageError(
    `The stage before has left nothing for ${counted(impossible.length, 'row')} of batch ${id}. Retry them from an earlier stage.`,
  )
}
