import type { FailureKind } from '../../shared/failure.ts'
import { failureKinds } from '../../shared/failure.ts'
import { rowOf } from '../../shared/ids.ts'
import { formatUsd, formatUsdShort } from '../../shared/money.ts'
import type { StageName } from '../../shared/stage.ts'
import { UsageError } from '../../shared/usageError.ts'
import { estimateCost } from '../engine/estimateCost.ts'
import type { RetryPlan } from '../store/reopen.ts'
import { planRetry, reopen } from '../store/reopen.ts'
import { continueBatch } from './resume.ts'
import type { RunFlags } from './runSettings.ts'
import { settingsWith } from './runSettings.ts'
import type { RunTarget } from './runToEnd.ts'
import type { Session } from './session.ts'
import { findBatch } from './session.ts'

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
  const plan = planRetry(store.db, batch.id, scope)
  const cost = estimateCost(plan.items, { ...batch, settings }, { store, prices, atMs: config.clock.now() })
  if (flags.dryRun) return printPlan(plan, cost, session)
  if (plan.items.length === 0) throw nothingToRetry(plan, id)
  session.note(sentenceFor(plan, cost))
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

function printPlan(plan: RetryPlan, cost: Cost, session: Session): number {
  if (session.isJson) {
    session.printJson({
      items: plan.items.length,
      rows: plan.items.map((item) => rowOf(item.id)),
      impossible: plan.impossible,
      costUsd: cost === null ? null : formatUsd(cost),
    })
  } else session.terminal.out(`${sentenceFor(plan, cost)} Nothing was changed.\n`)
  return 0
}

function sentenceFor({ items, impossible }: RetryPlan, cost: Cost): string {
  const price = cost === null ? 'at a price that is not known' : `for about ${formatUsdShort(cost)}`
  const left =
    impossible.length === 0 ? '' : ` ${impossible.length} rows cannot start there and are left as they are.`
  return `${items.length} rows run again ${price}.${left}`
}

function nothingToRetry({ impossible }: RetryPlan, id: string): UsageError {
  if (impossible.length === 0) return new UsageError(`Nothing of batch ${id} matches, so nothing was run.`)
  return new UsageError(
    `The stage before has left nothing for ${impossible.length} rows of batch ${id}. Retry them from an earlier stage.`,
  )
}
