export interface Selection {
  readonly rows: ReadonlySet<number>
  /** All rows of the view, also those that were never read. */
  readonly isAll: boolean
}

export const nothingSelected: Selection = { rows: new Set(), isAll: false }

export function toggledRow(selection: Selection, row: number): Selection {
  const rows = new Set(selection.rows)
  if (!rows.delete(row)) rows.add(row)
  return { rows, isAll: false }
}

export function withRows({ rows }: Selection, more: readonly number[]): Selection {
  return { rows: new Set([...rows, ...more]), isAll: false }
}
