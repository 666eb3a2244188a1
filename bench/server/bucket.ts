/** A token bucket that holds what one second refills. May be overdrawn by what is only known afterwards. */
export class Bucket {
  readonly perMinute: number
  readonly capacity: number
  #held: number
  #at: number

  /** `nowMs` is a monotonic time, as in all methods. */
  constructor(perMinute: number, nowMs: number) {
    this.perMinute = perMinute
    this.capacity = perMinute / 60
    this.#held = this.capacity
    this.#at = nowMs
  }

  level(nowMs: number): number {
    const refilled = ((nowMs - this.#at) / 1_000) * this.capacity
    this.#held = Math.min(this.capacity, this.#held + refilled)
    this.#at = nowMs
    return this.#held
  }

  take(amount: number, nowMs: number): void {
    this.#held = this.level(nowMs) - amount
  }

  /** Until so much can be taken. What is larger than the bucket passes when the bucket is full. */
  waitMs(amount: number, nowMs: number): number {
    return (Math.max(0, Math.min(amount, this.capacity) - this.level(nowMs)) / this.capacity) * 1_000
  }

  fullInMs(nowMs: number): number {
    return ((this.capacity - this.level(nowMs)) / this.capacity) * 1_000
  }
}
