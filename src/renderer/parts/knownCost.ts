import type { ItemLine } from '../../shared/views/itemViews.ts'
import { dash, fineMoney } from './format.ts'

/** What a row has cost. A dash while its first call is in flight: what that takes is not known yet. */
export function knownCost({ status, costNanoUsd }: Pick<ItemLine, 'status' | 'costNanoUsd'>): string {
  return status === 'running' && costNanoUsd === 0 ? dash : fineMoney(costNanoUsd)
}
