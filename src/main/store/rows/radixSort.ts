/** So many bits of a key at a time: the ends of 2,048 piles stay in the processor's cache, those of 65,536 do not. */
const bits = 11
const piles = 2 ** bits
/** What the sorting of one round tells apart. */
const word = 2 ** 32

interface Keyed {
  readonly rows: Uint32Array
  readonly keys: Uint32Array
}

/**
 * The rows in the order of a column of whole numbers, by row number; equal ones stay as they stand. Sorts by a few bits
 * after the others, the last ones first: many times faster than a function that compares.
 */
export function sortedByColumn(rows: Uint32Array, column: Float64Array, isDescending: boolean): Uint32Array {
  const { least, most } = rangeOf(rows, column)
  let sorted = rows
  for (let unit = 1; unit <= most - least; unit *= word) {
    const [from] = spareFor(rows.length)
    from.rows.set(sorted)
    for (let at = 0; at < sorted.length; at++) {
      const value = column[sorted[at]!]!
      // What is more than a word counts in the next round: storing it in 32 bits leaves it out.
      from.keys[at] = (isDescending ? most - value : value - least) * (1 / unit)
    }
    sorted = sortedByKey(rows.length, Math.min(word - 1, (most - least) / unit))
  }
  return sorted
}

/** Kept from one sort to the next: to be given fresh memory takes longer than the sorting. */
let spare: readonly [Keyed, Keyed] = [keyed(0), keyed(0)]

function spareFor(length: number): readonly [Keyed, Keyed] {
  if (spare[0].rows.length < length) spare = [keyed(length), keyed(length)]
  return spare
}

function keyed(length: number): Keyed {
  return { rows: new Uint32Array(length), keys: new Uint32Array(length) }
}

/** Sorts what lies in the first of the spare ones. */
function sortedByKey(length: number, greatest: number): Uint32Array {
  let [from, to] = spare
  for (let shift = 0; shift < 32 && greatest >>> shift > 0; shift += bits) {
    sortByBits(from, to, { shift, length })
    ;[from, to] = [to, from]
  }
  return from.rows.slice(0, length)
}

function sortByBits(from: Keyed, to: Keyed, { shift, length }: { shift: number; length: number }): void {
  const [{ rows, keys }, next] = [from, new Uint32Array(piles + 1)]
  for (let at = 0; at < length; at++) next[((keys[at]! >>> shift) & (piles - 1)) + 1]!++
  for (let pile = 1; pile < piles; pile++) next[pile]! += next[pile - 1]!
  for (let at = 0; at < length; at++) {
    const place = next[(keys[at]! >>> shift) & (piles - 1)]!++
    to.rows[place] = rows[at]!
    to.keys[place] = keys[at]!
  }
}

function rangeOf(rows: Uint32Array, column: Float64Array): { least: number; most: number } {
  let [least, most] = [Infinity, -Infinity]
  for (let at = 0; at < rows.length; at++) {
    const value = column[rows[at]!]!
    if (value < least) least = value
    if (value > most) most = value
  }
  return { least, most }
}
