import type { RowFacts } from './rowFacts.ts'

/** Failed rows with one cause, in source order. */
export interface RowsOfCause {
  readonly fingerprint: string
  readonly rows: readonly number[]
  /** When each of them failed: ms UTC. */
  readonly times: readonly number[]
}

/** The failed rows by cause, the most frequent cause first. */
export function causesIn({ part, cause, changedAt, places }: RowFacts): RowsOfCause[] {
  const byCause = new Map<string, { rows: number[]; times: number[] }>()
  for (let row = 1; row < places; row++) {
    if (part.at(row) !== 'failed') continue
    const fingerprint = cause.at(row) as string
    let group = byCause.get(fingerprint)
    if (!group) byCause.set(fingerprint, (group = { rows: [], times: [] }))
    group.rows.push(row)
    group.times.push(changedAt[row]!)
  }
  // Those that are equally frequent stand as their first rows do.
  return [...byCause]
    .map(([fingerprint, group]) => ({ fingerprint, ...group }))
    .toSorted((one, other) => other.rows.length - one.rows.length)
}
