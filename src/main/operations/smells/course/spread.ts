/** One bucket is 2 % wide: so exact is the median, from microseconds to hours, in a few thousand counts. */
const width = Math.log(1.02)

/** How values above 0 are spread, in bounded memory. */
export class Spread {
  readonly #buckets = new Map<number, number>()
  #count = 0

  get count(): number {
    return this.#count
  }

  add(value: number): void {
    const bucket = Math.round(Math.log(value) / width)
    this.#buckets.set(bucket, (this.#buckets.get(bucket) ?? 0) + 1)
    this.#count++
  }

  /** 0 where there is none. */
  median(): number {
    let seen = 0
    const sorted = [...this.#buckets].toSorted(([a], [b]) => a - b)
    const middle = sorted.find(([, count]) => (seen += count) >= this.#count / 2)
    return middle ? Math.exp(middle[0] * width) : 0
  }
}
