/** A lane starts with this many calls in flight. */
const startConcurrency = 5

/** After a 5xx or 529 a lane does not grow for so long. */
const calmMs = 10_000

/**
 * How many calls to one model may be in flight. Until the API first refuses, it grows by one per answered call, which
 * finds the ceiling in a few rounds; after that by one per round of answers, so that it comes near the limit slowly.
 */
export class Ramp {
  #ceiling: number
  #size: number
  #hasBeenRefused = false
  #calmUntil = 0

  constructor(ceiling: number) {
    this.#ceiling = ceiling
    this.#size = Math.min(startConcurrency, ceiling)
  }

  get concurrency(): number {
    return Math.floor(this.#size)
  }

  get isFull(): boolean {
    return this.concurrency >= this.#ceiling
  }

  answered(now: number): void {
    if (now < this.#calmUntil) return
    this.#size = Math.min(this.#ceiling, this.#size + (this.#hasBeenRefused ? 1 / this.concurrency : 1))
  }

  /** A 429: half as many. */
  refused(): void {
    this.#hasBeenRefused = true
    this.#size = Math.max(1, Math.floor(this.#size / 2))
  }

  /** A 5xx or 529: the server is in trouble, but it did not ask us to send less. Returns whether growth was on until now. */
  troubled(now: number): boolean {
    const wasCalm = now < this.#calmUntil
    this.#calmUntil = now + calmMs
    return !wasCalm
  }

  setCeiling(ceiling: number): void {
    this.#ceiling = ceiling
    this.#size = Math.min(this.#size, ceiling)
  }
}
