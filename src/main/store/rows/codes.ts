/** As SQLite gives it. */
export type Value = string | number | null

/** A column of few different values, as a small number for each place. Nothing is there at first: null. */
export class Codes {
  #codes: Uint16Array | Uint32Array
  /** By code. */
  readonly #values: Value[] = [null]
  readonly #known = new Map<Value, number>([[null, 0]])

  constructor(places: number) {
    this.#codes = new Uint16Array(places)
  }

  set(place: number, value: Value): void {
    this.#codes[place] = this.#known.get(value) ?? this.#add(value)
  }

  at(place: number): Value {
    return this.#values[this.#codes[place]!]!
  }

  /** Clears the marks of places whose value does not pass. Each value is tested once, and not each place. */
  narrow(marks: Uint8Array, passes: (value: Value) => boolean): void {
    const codes = this.#codes
    const isPassing = Uint8Array.from(this.#values, (value) => (passes(value) ? 1 : 0))
    for (let place = 0; place < codes.length; place++) marks[place]! &= isPassing[codes[place]!]!
  }

  /** The places in the order of their values, numbers before texts, equal ones as they stand; those of nothing last. */
  sorted(places: Uint32Array, isDescending: boolean): Uint32Array {
    const [codes, ranks] = [this.#codes, this.#ranks(isDescending)]
    const next = new Uint32Array(ranks.length + 1)
    for (let at = 0; at < places.length; at++) next[ranks[codes[places[at]!]!]! + 1]!++
    for (let rank = 1; rank < next.length; rank++) next[rank]! += next[rank - 1]!
    const sorted = new Uint32Array(places.length)
    for (let at = 0; at < places.length; at++) sorted[next[ranks[codes[places[at]!]!]!]!++] = places[at]!
    return sorted
  }

  /** By code. */
  #ranks(isDescending: boolean): Uint32Array {
    const direction = isDescending ? -1 : 1
    const order = [...this.#values.keys()].slice(1)
    order.sort((a, b) => direction * compared(this.#values[a]!, this.#values[b]!))
    const ranks = new Uint32Array(this.#values.length).fill(order.length)
    for (const [rank, code] of order.entries()) ranks[code] = rank
    return ranks
  }

  #add(value: Value): number {
    const code = this.#values.push(value) - 1
    this.#known.set(value, code)
    if (code === 2 ** 16) this.#codes = Uint32Array.from(this.#codes)
    return code
  }
}

function compared(a: NonNullable<Value>, b: NonNullable<Value>): number {
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1
  return a < b ? -1 : Number(a > b)
}
