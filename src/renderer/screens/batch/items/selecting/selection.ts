import type { ItemFilter } from '../../../../../shared/views/itemViews.ts'

export interface Selection {
  readonly rows: ReadonlySet<number>
  /** All rows of the view but `rows`, also those that were never read. */
  readonly isAll: boolean
}

export const nothingSelected: Selection = { rows: new Set(), isAll: false }
export const everything: Selection = { rows: new Set(), isAll: true }

export function isSelected({ rows, isAll }: Selection, row: number): boolean {
  return rows.has(row) !== isAll
}

export function isEverything({ rows, isAll }: Selection): boolean {
  return isAll && rows.size === 0
}

/** How many rows are selected, of so many in the view. */
export function selectedCount({ rows, isAll }: Selection, total: number): number {
  return isAll ? Math.max(0, total - rows.size) : rows.size
}

export function toggledRow(selection: Selection, row: number): Selection {
  const rows = new Set(selection.rows)
  if (!rows.delete(row)) rows.add(row)
  return { ...selection, rows }
}

export function withRows({ rows, isAll }: Selection, more: readonly number[]): Selection {
  if (!isAll) return { rows: new Set([...rows, ...more]), isAll }
  const added = new Set(more)
  return { rows: new Set([...rows].filter((row) => !added.has(row))), isAll }
}

/** What an act is for: these rows; null: all that the filter shows, but for `except`. */
export interface Chosen {
  readonly rows: readonly number[] | null
  readonly except: readonly number[]
}

export const allShown: Chosen = { rows: null, except: [] }

/** Where nothing is selected, all that is shown is meant. */
export function chosenOf({ rows, isAll }: Selection): Chosen {
  if (isAll) return { rows: null, except: [...rows] }
  return rows.size === 0 ? allShown : { rows: [...rows], except: [] }
}

export function filterWithout(filter: ItemFilter, { except }: Chosen): ItemFilter {
  return except.length === 0 ? filter : { ...filter, except: [...except] }
}
