/** A lane starts with this many calls in flight. */
const startConcurrency = 5

/** Until the API first refuses, each answered call makes room for so many more. */
const stepAtFirst = 3

/**
 * How many calls to one model may be in flight. Until the API first refuses, it finds its ceiling in two or three
 * rounds of answers; after that it grows by one per round, so that it comes near the limit slowly.
 */
export class Ramp {
  #ceiling: number
  #size: number
  #hasBeenRefused = false
  /** Answers that still have to come before it grows again. */
  #calm = 0

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

  answered(): void {
    if (this.#calm > 0) this.#calm--
    else {
      const step = this.#hasBeenRefused ? 1 / this.concurrency : stepAtFirst
      this.#size = Math.min(this.#ceiling, this.#size + step)
    }
  }

  /** A 429: half as many. */
  refused(): void {
    this.#hasBeenRefused = true
    this.#size = Math.max(1, Math.floor(this.#size / 2))
  }

  /**
   * A 5xx or 529: the server is in trouble, but it did not ask us to send less. No growth for a round of answers.
   * Returns whether growth was on until now.
   */
  troubled(): boolean {
    const wasGrowing = this.#calm === 0
    this.#calm = this.concurrency
    return wasGrowing
  }

  setCeiling(ceiling: number): void {
    this.#ceiling = ceiling
    this.#size = Math.min(this.#size, ceiling)
  }
}
