/** A mark for each row number: whether the row is in a view. Loops without functions: a million take 1 ms, not 10. */
export type Marks = Uint8Array

/** Keeps the marks of these rows alone. */
export function keepThese(marks: Marks, rows: Uint32Array): void {
  for (let at = 0; at < rows.length; at++) marks[rows[at]!]! <<= 1
  for (let row = 0; row < marks.length; row++) marks[row]! >>= 1
}

/** Keeps the marks of rows with at least this value. */
export function keepFrom(marks: Marks, values: Float64Array, least: number): void {
  for (let row = 0; row < marks.length; row++) if (values[row]! < least) marks[row] = 0
}

/** The marked rows, in their order. */
export function markedRows(marks: Marks): Uint32Array {
  let count = 0
  for (let row = 0; row < marks.length; row++) count += marks[row]!
  const rows = new Uint32Array(count)
  for (let row = 0, next = 0; next < count; row++) if (marks[row] === 1) rows[next++] = row
  return rows
}
