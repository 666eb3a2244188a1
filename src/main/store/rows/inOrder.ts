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
      return sortedByColumn(rows, facts.costNanoUsd, isDescending)
    case 'changed':
      return sortedByColumn(rows, facts.changedAt, isDescending)
    default:
      return facts.facet(by.slice('field:'.length), facets).sorted(rows, isDescending)
  }
}
