/** Each row once, however they were chosen. */
export function inSourceOrder(rows: Iterable<number>): Uint32Array {
  return Uint32Array.from(new Set(rows)).toSorted()
}
