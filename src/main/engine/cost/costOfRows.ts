import type { Batch } from '../../../shared/batch.ts'
import type { ItemState } from '../../../shared/item.ts'
import type { EstimateDeps } from './estimateCost.ts'
import { estimateCost } from './estimateCost.ts'

/** Rows that are priced for all of their kind: there may be a million. */
export const rowsPriced = 50

/** So many rows cost as a few of them do. */
export function costOfRows(
  rows: number,
  few: readonly ItemState[],
  batch: Batch,
  deps: EstimateDeps,
): number | null {
  const cost = estimateCost(few, batch, deps)
  return cost === null || few.length === 0 ? cost : Math.round((cost / few.length) * rows)
}
