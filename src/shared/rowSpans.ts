/**
 * Rows as runs of their numbers, each with its first and its last, ascending and apart: `[[1, 4], [9, 9]]`. A table is
 * mostly chosen in long runs, so that a million rows are a few numbers.
 */
export type RowSpans = readonly Span[]
type Span = readonly [first: number, last: number]

export function isRowSpans(value: unknown): value is RowSpans {
  if (!Array.isArray(value)) return false
  let before = -1
  return value.every((span: unknown) => {
    if (!isSpan(span) || span[0] <= before) return false
    before = span[1]
    return true
  })
}

function isSpan(value: unknown): value is Span {
  return (
    Array.isArray(value) && value.length === 2 && value.every(Number.isSafeInteger) && value[0] <= value[1]
  )
}

/** `rows`: ascending. */
export function spansOf(rows: Iterable<number>): RowSpans {
  const spans: [number, number][] = []
  for (const row of rows) append(spans, row, row)
  return spans
}

export function countIn(spans: RowSpans): number {
  return spans.reduce((count, [first, last]) => count + last - first + 1, 0)
}

export function hasRow(spans: RowSpans, row: number): boolean {
  let [from, to] = [0, spans.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    if (spans[middle]![1] < row) from = middle + 1
    else to = middle
  }
  return from < spans.length && spans[from]![0] <= row
}

export function rowsIn(spans: RowSpans): number[] {
  const rows: number[] = []
  for (const [first, last] of spans) for (let row = first; row <= last; row++) rows.push(row)
  return rows
}

export function joined(some: RowSpans, more: RowSpans): RowSpans {
  const spans: [number, number][] = []
  for (const [first, last] of [...some, ...more].toSorted((a, b) => a[0] - b[0])) append(spans, first, last)
  return spans
}

export function without(some: RowSpans, taken: RowSpans): RowSpans {
  const spans: Span[] = []
  let next = 0
  for (const [first, last] of some) {
    let from = first
    while (next < taken.length && taken[next]![1] < first) next++
    for (let at = next; at < taken.length && taken[at]![0] <= last; at++) {
      if (taken[at]![0] > from) spans.push([from, taken[at]![0] - 1])
      from = taken[at]![1] + 1
    }
    if (from <= last) spans.push([from, last])
  }
  return spans
}

function append(spans: [number, number][], first: number, last: number): void {
  const before = spans.at(-1)
  if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last)
  else spans.push([first, last])
}
