import type { LimitFunction } from 'p-limit'
import pLimit from 'p-limit'
import type { Clock } from './clock.ts'

/** A lane starts with this many calls in flight and grows by one per answered call. */
const startConcurrency = 5

export interface LaneOptions {
  readonly model: string
  /** The most calls in flight, the operator's choice. */
  readonly ceiling: number
  readonly clock: Clock
  /** Aborts waiting when the batch stops. */
  readonly signal: AbortSignal
  /** Hears of every change with its reason. */
  readonly onChange: (message: string) => void
}

/** The calls in flight to one model. */
export class Lane {
  readonly #options: LaneOptions
  readonly #limit: LimitFunction
  #heldUntil = 0
  /** A clock that is set back must not hold the lane for longer than anyone asked. */
  #longestHoldMs = 0

  constructor(options: LaneOptions) {
    this.#options = options
    this.#limit = pLimit(Math.min(startConcurrency, options.ceiling))
  }

  /** Runs the task when a slot is free and the lane is not held. */
  run<T>(task: () => Promise<T>): Promise<T> {
    return this.#limit(async () => {
      await this.#untilReleased()
      return task()
    })
  }

  answered(): void {
    if (this.#limit.concurrency < this.#options.ceiling) this.#limit.concurrency += 1
  }

  /** A 429: nobody sends before the time is over. The first one of an episode also halves the concurrency. */
  rateLimited(waitMs: number): void {
    const { clock, model, onChange } = this.#options
    if (this.#leftMs() <= 0) {
      const before = this.#limit.concurrency
      this.#limit.concurrency = Math.max(1, Math.floor(before / 2))
      onChange(
        `${model} answered 429: held for ${waitMs} ms, concurrency ${before} -> ${this.#limit.concurrency}`,
      )
    }
    this.#longestHoldMs = Math.max(this.#longestHoldMs, waitMs)
    this.#heldUntil = clock.now() + Math.max(this.#leftMs(), waitMs)
  }

  async #untilReleased(): Promise<void> {
    const { clock, signal } = this.#options
    for (let leftMs = this.#leftMs(); leftMs > 0 && !signal.aborted; leftMs = this.#leftMs()) {
      await clock.sleep(leftMs, signal)
    }
  }

  #leftMs(): number {
    const now = this.#options.clock.now()
    this.#heldUntil = Math.min(this.#heldUntil, now + this.#longestHoldMs)
    return this.#heldUntil - now
  }
}
