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
  if (rows.every(isKnown)) return sortedByColumn(rows, costNanoUsd, isDescending)
  const all = new Uint32Array(rows.length)
  // Loops: `filter` takes fifty times as long for a typed array.
  let known = 0
  for (const row of rows) if (isKnown(row)) all[known++] = row
  all.set(sortedByColumn(all.subarray(0, known), costNanoUsd, isDescending))
  let next = known
  for (const row of rows) if (!isKnown(row)) all[next++] = row
  return all
}
