import type { FailureKind } from '../../../shared/failure.ts'
import { scopeOf } from '../../../shared/failure.ts'
import type { Health, ModelDown } from '../../store/events/events.ts'

/** So many calls failed one after the other: the model is down. By chance, at 10 % faults, once in 10^8 calls. */
const failuresUntilDown = 8

/** While a model is down one call in so many ms finds out whether it is back. */
const probeEveryMs = 5_000

/** Whether a call may go to the model: as usual, as the one that finds out whether it is back, or not. */
export type Admission = 'open' | 'probe' | 'down'

/** Knows whether a model is down. */
export class Breaker {
  readonly #onChange: (change: Health, message: string) => void
  #failures = 0
  #probeAt: number | null = null
  #downSince = 0
  #isProbing = false
  #wentDown = new AbortController()

  constructor(onChange: (change: Health, message: string) => void) {
    this.#onChange = onChange
  }

  get isDown(): boolean {
    return this.#probeAt !== null
  }

  /** Aborts at the moment the model goes down: whoever waits to repeat a call to it need not wait any longer. */
  get wentDown(): AbortSignal {
    return this.#wentDown.signal
  }

  /** Whether it is worth waiting for a slot. Changes nothing. */
  admits(now: number): boolean {
    if (this.#probeAt === null) return true
    // A probe is never more than its interval away: if it seems so, the clock was set back.
    const isDue = now >= this.#probeAt || now < this.#probeAt - probeEveryMs
    return isDue && !this.#isProbing
  }

  /** Whoever gets `probe` must report what came of it. */
  enter(now: number): Admission {
    if (this.#probeAt === null) return 'open'
    if (!this.admits(now)) return 'down'
    this.#isProbing = true
    return 'probe'
  }

  /** A call has come back. `failure` is null also for a reply that could not be used: the model has answered. */
  report(failure: FailureKind | null, { sentAt, now }: { sentAt: number; now: number }): void {
    // What left before the outage says nothing about whether it is over; the probe does, whatever the clock says.
    if (this.isDown && !this.#isProbing && sentAt < this.#downSince) return
    this.#isProbing = false
    const verdict = failure === null ? 'alive' : verdictOn(failure)
    if (verdict === 'alive') this.#answered()
    if (verdict === 'dead') this.#failed(failure!, now)
  }

  #failed(kind: FailureKind, now: number): void {
    this.#failures++
    const isGone = kind === 'model_not_found'
    if (this.#failures < failuresUntilDown && !isGone) return
    if (!this.isDown) {
      const cause = isGone ? 'gone' : 'down'
      const outage: ModelDown = { cause, failure: kind, failures: this.#failures }
      this.#onChange(
        outage,
        `${isGone ? '' : 'is down: '}${whyDown(outage)}. The next model answers; this one is tried again every ${probeEveryMs / 1000} s.`,
      )
      this.#downSince = now
      this.#wentDown.abort()
    }
    this.#probeAt = now + probeEveryMs
  }

  #answered(): void {
    if (this.isDown) {
      this.#onChange({ cause: 'back' }, 'is back.')
      this.#wentDown = new AbortController()
    }
    this.#failures = 0
    this.#probeAt = null
  }
}

/** `8 calls failed in a row, the last as overloaded` */
export function whyDown({ cause, failure, failures }: ModelDown): string {
  if (cause === 'gone') return 'does not exist'
  return `${failures ?? 'several'} calls failed in a row, the last as ${failure}`
}

/**
 * What a failure says about the model. Without a network, a key or credit it says nothing, and a connection that breaks
 * is most often the network's: when it goes, all calls in flight break at once.
 */
function verdictOn(kind: FailureKind): 'alive' | 'dead' | 'unknown' {
  if (deadly.has(kind)) return 'dead'
  return kind === 'offline' || kind === 'network' || scopeOf(kind) === 'batch' ? 'unknown' : 'alive'
}

/** Failures that an outage of the model brings. */
export const deadly: ReadonlySet<FailureKind> = new Set([
  'overloaded',
  'server_error',
  'timeout',
  'stalled',
  'broken_body',
  'model_not_found',
])
