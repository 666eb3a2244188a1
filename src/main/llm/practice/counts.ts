/** Counts requests, and tells who waits for a certain one. */
export class Counts {
  total = 0
  maxInFlight = 0
  #inFlight = 0
  #waiting: { readonly count: number; readonly resolve: () => void }[] = []

  begin(): void {
    this.total++
    this.#inFlight++
    this.maxInFlight = Math.max(this.maxInFlight, this.#inFlight)
    for (const { count, resolve } of this.#waiting) if (count <= this.total) resolve()
    this.#waiting = this.#waiting.filter(({ count }) => count > this.total)
  }

  end(): void {
    this.#inFlight--
  }

  reached(count: number): Promise<void> {
    if (this.total >= count) return Promise.resolve()
    return new Promise((resolve) => void this.#waiting.push({ count, resolve }))
  }
}
