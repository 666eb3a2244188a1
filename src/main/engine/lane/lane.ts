import type { LimitFunction } from 'p-limit'
import pLimit from 'p-limit'
import type { Limits } from '../../../shared/batch.ts'
import type { FailureKind } from '../../../shared/failure.ts'
import type { CallResult } from '../../llm/call.ts'
import type { ChangeCause, LimiterChange } from '../../store/events/events.ts'
import { Breaker } from './breaker.ts'
import type { Clock } from '../clock.ts'
import type { Reservation } from './limiter.ts'
import { Limiter } from './limiter.ts'
import { Ramp } from './ramp.ts'

/** A 429 that does not say how long to wait holds its lane for this long. */
const unsaidHoldMs = 1_000

/** What the operator may change while a batch runs. */
export interface LaneSettings {
  /** The most calls in flight. */
  readonly concurrency: number
  readonly limits: Limits
}

export interface LaneOptions extends LaneSettings {
  readonly model: string
  readonly clock: Clock
  /** Aborts waiting when the batch stops. */
  readonly signal: AbortSignal
  /** Hears of every change with its reason. */
  readonly onChange: (message: string, change: LimiterChange) => void
}

/** The way to one model: how many calls at once, how many a minute, and whether it answers at all. */
export class Lane {
  readonly breaker: Breaker
  readonly #options: LaneOptions
  readonly #limit: LimitFunction
  readonly #limiter: Limiter
  readonly #ramp: Ramp
  #heldUntil = 0
  /** The last call that waits for its turn. */
  #queue: Promise<unknown> = Promise.resolve()
  #waiting = 0
  #loggedConcurrency: number
  /** A clock that is set back must not hold the lane for longer than anyone asked. */
  #longestHoldMs = 0

  constructor(options: LaneOptions) {
    this.#options = options
    this.#ramp = new Ramp(options.concurrency)
    this.#limit = pLimit(this.#ramp.concurrency)
    this.#limiter = new Limiter(options.limits, options.clock.now())
    this.#loggedConcurrency = this.#ramp.concurrency
    this.breaker = new Breaker((change, message) => this.#say(change, message))
  }

  /** Runs the task when a slot is free, the lane is not held, and a request of so many bytes is within the limits. */
  run<T>(bytes: number, task: (reservation: Reservation) => Promise<T>): Promise<T> {
    return this.#limit(async () => task(await this.#admit(bytes)))
  }

  /** The call was not made after all. */
  giveBack(reservation: Reservation): void {
    this.#limiter.giveBack(reservation)
  }

  /**
   * Learns from a call that has come back: what it took, what the server allows, whether it is in trouble. One that
   * broke while the machine was asleep says as little about the model as no network at all.
   */
  learn(reservation: Reservation, result: CallResult, wasAsleep = false): void {
    const now = this.#options.clock.now()
    const kind = wasAsleep ? 'offline' : (result.failure?.kind ?? null)
    const allowed = this.#limiter.settle(reservation, result, now)
    if (allowed) this.#say({ cause: 'allowed' }, allowed)
    this.breaker.report(result.reply ? null : kind, { sentAt: reservation.sentAt, now })
    if (kind === 'rate_limited') this.#refused(result.retryAfterMs ?? unsaidHoldMs, now)
    else if (kind === 'overloaded' || kind === 'server_error') this.#troubled(kind)
    else if (result.reply) this.#answered()
  }

  tune({ concurrency, limits }: LaneSettings): void {
    this.#ramp.setCeiling(concurrency)
    this.#limiter.setCaps(limits, this.#options.clock.now())
    this.#resize()
  }

  #answered(): void {
    if (this.#ramp.isFull) return
    this.#ramp.answered()
    this.#resize()
    if (this.#ramp.isFull) this.#sayGrowth('its ceiling')
  }

  /** Nobody sends before the time is over. The first 429 of an episode also halves the concurrency. */
  #refused(waitMs: number, now: number): void {
    if (this.#heldMs(now) === 0) {
      this.#sayGrowth('a 429')
      const before = this.#ramp.concurrency
      this.#ramp.refused()
      this.#resize()
      this.#loggedConcurrency = this.#ramp.concurrency
      this.#say(
        { cause: 'held', failure: 'rate_limited' },
        `answered 429: held for ${waitMs} ms, concurrency ${before} -> ${this.#ramp.concurrency}.`,
      )
    }
    this.#longestHoldMs = Math.max(this.#longestHoldMs, waitMs)
    this.#heldUntil = now + Math.max(this.#heldMs(now), waitMs)
  }

  #troubled(kind: FailureKind): void {
    if (!this.#ramp.troubled() || this.#ramp.isFull) return
    this.#say(
      { cause: 'trouble', failure: kind },
      `is in trouble (${kind}): concurrency stays at ${this.#ramp.concurrency} for a round of answers.`,
    )
  }

  #resize(): void {
    if (this.#limit.concurrency !== this.#ramp.concurrency) this.#limit.concurrency = this.#ramp.concurrency
  }

  /** One line for a whole climb, not one per call. */
  #sayGrowth(until: string): void {
    const { concurrency } = this.#ramp
    if (concurrency > this.#loggedConcurrency)
      this.#say(
        { cause: 'grew' },
        `answers: concurrency grew ${this.#loggedConcurrency} -> ${concurrency}, up to ${until}.`,
      )
    this.#loggedConcurrency = concurrency
  }

  #say(change: ChangeCause, message: string): void {
    const { model, onChange } = this.#options
    onChange(`${model} ${message}`, { model, concurrency: this.#ramp.concurrency, ...change })
  }

  /** First come, first served: only the head of the queue looks at the clock. */
  #admit(bytes: number): Reservation | Promise<Reservation> {
    // What is allowed now is reserved in the same breath, so that the next one sees it taken.
    if (this.#waiting === 0 && this.#waitMs(bytes) === 0) return this.#reserve(bytes)
    this.#waiting++
    const turn = this.#queue.then(async () => {
      await this.#untilAllowed(bytes)
      this.#waiting--
      return this.#reserve(bytes)
    })
    this.#queue = turn
    return turn
  }

  #reserve(bytes: number): Reservation {
    return this.#limiter.reserve(bytes, this.#options.clock.now())
  }

  async #untilAllowed(bytes: number): Promise<void> {
    const { clock, signal } = this.#options
    for (let left = this.#waitMs(bytes); left > 0 && !signal.aborted; left = this.#waitMs(bytes)) {
      await clock.sleep(Math.ceil(left), signal)
    }
  }

  #waitMs(bytes: number): number {
    const now = this.#options.clock.now()
    return Math.max(this.#heldMs(now), this.#limiter.waitMs(bytes, now))
  }

  #heldMs(now: number): number {
    this.#heldUntil = Math.min(this.#heldUntil, now + this.#longestHoldMs)
    return Math.max(0, this.#heldUntil - now)
  }
}
