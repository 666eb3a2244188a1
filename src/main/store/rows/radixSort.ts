const digits = 2 ** 16

interface Keyed {
  readonly rows: Uint32Array
  /** Whole numbers from 0 on. */
  readonly keys: Uint32Array | Float64Array
}

/**
 * The rows in the order of their keys, which are whole numbers; equal ones stay as they stand. Sorts by 16 bits after 16
 * bits, the last ones first: many times faster than a function that compares.
 */
export function sortedByKey(rows: Uint32Array, keys: Float64Array, isDescending: boolean): Uint32Array {
  const { least, most } = rangeIn(keys)
  const Numbers = most - least < 2 ** 32 ? Uint32Array : Float64Array
  let from: Keyed = { rows: rows.slice(), keys: new Numbers(keys.length) }
  let to: Keyed = { rows: new Uint32Array(rows.length), keys: new Numbers(keys.length) }
  for (let at = 0; at < keys.length; at++) from.keys[at] = isDescending ? most - keys[at]! : keys[at]! - least
  for (let unit = 1; unit <= most - least; unit *= digits) {
    sortByDigit(from, to, unit)
    ;[from, to] = [to, from]
  }
  return from.rows
}

function sortByDigit({ rows, keys }: Keyed, to: Keyed, unit: number): void {
  const next = new Uint32Array(digits + 1)
  for (let at = 0; at < keys.length; at++) next[digitOf(keys[at]!, unit) + 1]!++
  for (let digit = 1; digit < digits; digit++) next[digit]! += next[digit - 1]!
  for (let at = 0; at < keys.length; at++) {
    const place = next[digitOf(keys[at]!, unit)]!++
    to.rows[place] = rows[at]!
    to.keys[place] = keys[at]!
  }
}

function digitOf(key: number, unit: number): number {
  return (key / unit) & (digits - 1)
}

function rangeIn(keys: Float64Array): { least: number; most: number } {
  let [least, most] = [Infinity, -Infinity]
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at]!
    if (key < least) least = key
    if (key > most) most = key
  }
  return { least, most }
}
