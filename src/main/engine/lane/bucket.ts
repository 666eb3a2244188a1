import type { LimitHeader } from '../../llm/call.ts'

/**
 * This much of a bucket, in ms of its refill, is left alone: the server counts when a request arrives, a little earlier
 * or later than we think. A bucket that was drained to its end would refuse one call in twenty.
 */
const spareMs = 400

/** "60 requests per minute may be enforced as 1 per second": a bucket is taken to hold a second's worth. */
const burstMs = 1_000

/** Timers and networks are never exact; so far below the limit even a bucket of one single request is not refused. */
const margin = 0.998
const marginOfOne = 0.985

/** When a request left, and what had been taken from the bucket by then. */
export interface Seen {
  readonly sentAt: number
  readonly taken: number
}

/** A token bucket that refills continuously, as the API's limits do. Amounts are requests or tokens, times ms UTC. */
export class Bucket {
  #perMs = 0
  #capacity = 0
  #level: number
  #at: number
  #taken = 0
  /** Set when the server has refused what its headers said there was room for. */
  #isFine = false

  constructor(perMinute: number, now: number) {
    this.#setRate(perMinute)
    this.#level = this.#most()
    this.#at = now
  }

  /** All that was ever taken, less what was given back. */
  get taken(): number {
    return this.#taken
  }

  /** How long until the amount may be taken. One larger than the bucket passes when the bucket is full. */
  waitMs(amount: number, now: number): number {
    this.#refill(now)
    return Math.max(0, Math.min(amount, this.#most()) - this.#level) / this.#perMs
  }

  /** May overdraw: later requests wait. A negative amount gives back. */
  take(amount: number): void {
    this.#level = Math.min(this.#most(), this.#level - amount)
    this.#taken += amount
  }

  /**
   * Follows what the server says it holds. Its count is as old as the call at most; what has refilled and what has been
   * taken since then are added. Down at once, up slowly: one late answer must not open the gate.
   */
  observe({ limit, remaining }: LimitHeader, { sentAt, taken }: Seen, now: number): void {
    this.#refill(now)
    this.#setRate(limit)
    if (!this.#isFine) this.#capacity = Math.max(this.#capacity, remaining)
    const since = (now - sentAt) * this.#perMs - (this.#taken - taken)
    const level = remaining + since - this.#perMs * spareMs
    this.#level = Math.min(
      this.#most(),
      level < this.#level ? level : this.#level + (level - this.#level) / 8,
    )
  }

  /** The server refuses although it said that there is room: it counts in shorter spans than its headers tell. */
  refused(): void {
    this.#isFine = true
    this.#capacity = this.#second()
    this.#level = Math.min(this.#level, 0)
  }

  #setRate(perMinute: number): void {
    const perMs = perMinute / 60_000
    this.#perMs = perMs * (perMs * burstMs < 4 ? marginOfOne : margin)
    this.#capacity = Math.max(this.#capacity, this.#second())
  }

  #second(): number {
    return Math.max(1, this.#perMs * burstMs)
  }

  /** What it holds when it is full, without the spare. */
  #most(): number {
    return Math.max(1, this.#capacity - this.#perMs * spareMs)
  }

  #refill(now: number): void {
    // A clock that was set back refills nothing, and takes nothing away.
    this.#level = Math.min(this.#most(), this.#level + Math.max(0, now - this.#at) * this.#perMs)
    this.#at = now
  }
}
