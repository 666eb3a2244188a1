import type { ItemSort } from '../../../shared/views/itemViews.ts'
import { sortedByColumn } from './radixSort.ts'
import type { RowFacts } from './rowFacts.ts'

/**
 * Rows, given in source order, in the order of a column; equal ones in source order. Rows without the field that is
 * sorted by come last, in either direction. `facets` as in `narrowed`.
 */
export function inOrder(
  rows: Uint32Array,
  facts: RowFacts,
  facets: readonly string[],
  { by, isDescending }: ItemSort,
): Uint32Array {
  switch (by) {
    case 'row':
      return isDescending ? rows.toReversed() : rows
    case 'attempts':
      return facts.attempts.sorted(rows, isDescending)
    case 'cost':
      return byCost(rows, facts, isDescending)
    case 'changed':
      return sortedByColumn(rows, facts.changedAt, isDescending)
    default:
      return facts.facet(by.slice('field:'.length), facets).sorted(rows, isDescending)
  }
}

/** What a row costs whose first call is in flight is not known yet: it is no cheap one. */
function byCost(rows: Uint32Array, { costNanoUsd, part }: RowFacts, isDescending: boolean): Uint32Array {
  const isKnown = (row: number): boolean => costNanoUsd[row]! > 0 || part.at(row) !== 'running'
  const known = rows.filter(isKnown)
  const sorted = sortedByColumn(known, costNanoUsd, isDescending)
  if (known.length === rows.length) return sorted
  const all = new Uint32Array(rows.length)
  all.set(sorted)
  all.set(
    rows.filter((row) => !isKnown(row)),
    known.length,
  )
  return all
}
