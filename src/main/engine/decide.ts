import type { PauseReason } from '../../shared/batch.ts'
import type { Failure, FailureKind } from '../../shared/failure.ts'
import { scopeOf } from '../../shared/failure.ts'
import type { Progress } from '../../shared/item.ts'
import { freshProgress } from '../../shared/item.ts'
import { backoffMs } from './backoff.ts'

/** The rules of one batch. */
export interface Policy {
  /** Models in order, primary first. */
  readonly models: readonly string[]
  /** The pipeline has a default response and the operator has opted in. */
  readonly defaultResponse: boolean
  /** Repeats of a request after a transient failure, per rung. */
  readonly maxRetries: number
  /** Asking again after a reply that could not be used, per rung. */
  readonly maxAsks: number
  /** Raising the output limit after a cut reply, per rung. */
  readonly maxRaises: number
}

/** What happens after a failed call. */
export type Decision =
  /** `isFree`: it does not count as one of the retries. */
  | { readonly do: 'retry'; readonly delayMs: number; readonly isFree?: true }
  | { readonly do: 'ask_again' }
  | { readonly do: 'more_tokens' }
  | { readonly do: 'next_rung' }
  | { readonly do: 'default' }
  | { readonly do: 'fail' }
  | { readonly do: 'pause'; readonly reason: TroubleReason }

/** Why trouble with calls pauses a batch. */
export type TroubleReason = Extract<PauseReason, 'auth' | 'credit' | 'offline' | 'model'>

type Retry = Extract<Decision, { do: 'retry' }>

export interface Circumstances {
  readonly progress: Progress
  readonly policy: Policy
  /** What the server asked for; it wins over our own backoff. */
  readonly retryAfterMs: number | null
  /** Uniform in [0, 1). */
  readonly chance: () => number
  /** The model of this rung is known to be down. */
  readonly isDown: boolean
  /** The call broke because the machine slept. */
  readonly wasAsleep: boolean
}

/** The one place that decides how a failure is handled. Pure: the same circumstances give the same decision. */
export function decide(failure: Failure, circumstances: Circumstances): Decision {
  const { progress, policy } = circumstances
  switch (scopeOf(failure.kind)) {
    case 'batch':
      return { do: 'pause', reason: batchTrouble(failure.kind)! }
    case 'transient':
      if (circumstances.wasAsleep) return { ...retry(circumstances), isFree: true }
      if (isWorthMoving(failure, circumstances)) return { do: 'next_rung' }
      return progress.tries < policy.maxRetries ? retry(circumstances) : afterRetries(failure, circumstances)
    case 'reply':
      return afterReply(failure, circumstances)
    case 'model':
      return isLastRung(circumstances) ? { do: 'pause', reason: 'model' } : exhausted(circumstances)
    case 'permanent':
      return exhausted(circumstances)
    case 'local':
      return { do: 'fail' }
  }
}

/** Where an item stands after a decision. A new rung starts fresh; a pause forgets the tries that led to it. */
export function progressAfter(decision: Decision, progress: Progress): Progress {
  switch (decision.do) {
    case 'retry':
      return decision.isFree ? progress : { ...progress, tries: progress.tries + 1 }
    case 'ask_again':
      return { ...progress, asked: progress.asked + 1 }
    case 'more_tokens':
      return { ...progress, raised: progress.raised + 1 }
    case 'next_rung':
    case 'default':
      return nextRung(progress)
    case 'pause':
      return { ...progress, tries: 0 }
    case 'fail':
      return progress
  }
}

/** A rung's counts start again on the next one. */
export function nextRung({ rung }: Progress): Progress {
  return { ...freshProgress, rung: rung + 1 }
}

/** The next model is behind the same network: without one there is nothing to move for. */
function isWorthMoving({ kind }: Failure, circumstances: Circumstances): boolean {
  return circumstances.isDown && kind !== 'offline' && hasNextModel(circumstances)
}

function retry({ progress, retryAfterMs, chance }: Circumstances): Retry {
  return { do: 'retry', delayMs: backoffMs(progress.tries, retryAfterMs, chance) }
}

/** No connection at all is the same for every row and every model: the batch waits instead of failing them all. */
function afterRetries(failure: Failure, circumstances: Circumstances): Decision {
  return failure.kind === 'offline' ? { do: 'pause', reason: 'offline' } : exhausted(circumstances)
}

function afterReply(failure: Failure, circumstances: Circumstances): Decision {
  const { progress, policy } = circumstances
  if (failure.kind === 'truncated') {
    return progress.raised < policy.maxRaises ? { do: 'more_tokens' } : exhausted(circumstances)
  }
  return progress.asked < policy.maxAsks ? { do: 'ask_again' } : exhausted(circumstances)
}

/** This rung will not answer: the next one does, or the default, or the item fails and waits for the operator. */
function exhausted(circumstances: Circumstances): Decision {
  if (hasNextModel(circumstances)) return { do: 'next_rung' }
  return circumstances.policy.defaultResponse ? { do: 'default' } : { do: 'fail' }
}

function isLastRung(circumstances: Circumstances): boolean {
  return !hasNextModel(circumstances) && !circumstances.policy.defaultResponse
}

function hasNextModel({ progress, policy }: Circumstances): boolean {
  return progress.rung + 1 < policy.models.length
}

/** Why trouble that every call of the batch would meet pauses it; null for any other failure. */
export function batchTrouble(kind: FailureKind): TroubleReason | null {
  if (scopeOf(kind) !== 'batch') return null
  return kind === 'credit' || kind === 'spend_limit' ? 'credit' : 'auth'
}
