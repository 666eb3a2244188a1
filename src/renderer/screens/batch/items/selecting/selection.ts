import type { RowSpans } from '../../../../../shared/rowSpans.ts'
import { countIn, hasRow, joined, without } from '../../../../../shared/rowSpans.ts'
import type { ItemFilter } from '../../../../../shared/views/itemViews.ts'

export interface Selection {
  readonly rows: RowSpans
  /** All rows of the view but `rows`, also those that were never read. */
  readonly isAll: boolean
}

export const nothingSelected: Selection = { rows: [], isAll: false }
export const everything: Selection = { rows: [], isAll: true }

export function isSelected({ rows, isAll }: Selection, row: number): boolean {
  return hasRow(rows, row) !== isAll
}

export function isEverything({ rows, isAll }: Selection): boolean {
  return isAll && rows.length === 0
}

export function isNothing({ rows, isAll }: Selection): boolean {
  return !isAll && rows.length === 0
}

/** How many rows are selected, of so many in the view. */
export function selectedCount({ rows, isAll }: Selection, total: number): number {
  return isAll ? Math.max(0, total - countIn(rows)) : countIn(rows)
}

export function toggledRow({ rows, isAll }: Selection, row: number): Selection {
  const change = hasRow(rows, row) ? without : joined
  return { rows: change(rows, [[row, row]]), isAll }
}

export function withRows({ rows, isAll }: Selection, more: RowSpans): Selection {
  return { rows: isAll ? without(rows, more) : joined(rows, more), isAll }
}

/** What an act is for: these rows; null: all that the filter shows, but for `except`. */
export interface Chosen {
  readonly rows: RowSpans | null
  readonly except: RowSpans
}

export const allShown: Chosen = { rows: null, except: [] }

/** Where nothing is selected, all that is shown is meant. */
export function chosenOf({ rows, isAll }: Selection): Chosen {
  if (isAll) return { rows: null, except: rows }
  return rows.length === 0 ? allShown : { rows, except: [] }
}

export function filterWithout(filter: ItemFilter, { except }: Chosen): ItemFilter {
  return except.length === 0 ? filter : { ...filter, except }
}
