import type { ItemSort } from '../../../shared/views/itemViews.ts'
import type { ViewedBatch } from '../itemViews.ts'
import { facetOf } from './narrow.ts'
import { sortedByKey } from './radixSort.ts'
import type { RowFacts } from './rowFacts.ts'

/**
 * Rows, given in source order, in the order of a column; equal ones in source order. Rows without the field that is
 * sorted by come last, in either direction.
 */
export function inOrder(
  rows: Uint32Array,
  facts: RowFacts,
  batch: ViewedBatch,
  { by, isDescending }: ItemSort,
): Uint32Array {
  switch (by) {
    case 'row':
      return isDescending ? rows.toReversed() : rows
    case 'attempts':
      return facts.attempts.sorted(rows, isDescending)
    case 'cost':
      return sortedByKey(rows, valuesOf(rows, facts.costNanoUsd), isDescending)
    case 'changed':
      return sortedByKey(rows, valuesOf(rows, facts.changedAt), isDescending)
    default:
      return facetOf(facts, batch, by.slice('field:'.length)).sorted(rows, isDescending)
  }
}

function valuesOf(rows: Uint32Array, column: Float64Array): Float64Array {
  const values = new Float64Array(rows.length)
  for (let at = 0; at < rows.length; at++) values[at] = column[rows[at]!]!
  return values
}
