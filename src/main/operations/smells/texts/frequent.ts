/**
 * The most frequent of a stream of keys, in bounded memory (Misra and Gries 1982): whatever comes more often than once
 * in `capacity` is among what it keeps.
 */
export class Frequent {
  readonly #capacity: number
  readonly #counts = new Map<string, number>()
  #missed = 0
  #total = 0

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  /** Keys counted so far. */
  get total(): number {
    return this.#total
  }

  add(key: string): void {
    this.#total++
    const count = this.#counts.get(key)
    if (count !== undefined) this.#counts.set(key, count + 1)
    else if (this.#counts.size < this.#capacity) this.#counts.set(key, 1)
    else this.#takeOneOfEach()
  }

  /** Keys that came so often at least, as far as can be known. Each may have come `missed` times more than was counted. */
  atLeast(times: number): string[] {
    return [...this.#counts].filter(([, count]) => count + this.#missed >= times).map(([key]) => key)
  }

  #takeOneOfEach(): void {
    this.#missed++
    for (const [key, count] of this.#counts) {
      if (count === 1) this.#counts.delete(key)
      else this.#counts.set(key, count - 1)
    }
  }
}
