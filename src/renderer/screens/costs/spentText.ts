import type { SpentView } from '../../../shared/views/costViews.ts'
import { counted, money, number } from '../../parts/format.ts'
import { moreForLost } from '../../parts/moreForLost.ts'

/** The cost as far as it is known: a price that is not known is never a zero. */
export function spentText({ costNanoUsd, unpricedCalls }: SpentView): string {
  return costNanoUsd === 0 && unpricedCalls > 0 ? 'unknown' : money(costNanoUsd)
}

/** What the cost leaves out; empty when it leaves nothing out. In a table it is said shorter. */
export function leftOut({ unpricedCalls, unsettledNanoUsd }: SpentView, isShort = false): string[] {
  const unpriced = isShort ? `${number(unpricedCalls)} unpriced` : counted(unpricedCalls, 'unpriced call')
  return [
    ...(unpricedCalls > 0 ? [unpriced] : []),
    ...(unsettledNanoUsd > 0
      ? [isShort ? `up to ${money(unsettledNanoUsd)} lost` : moreForLost(unsettledNanoUsd)]
      : []),
  ]
}
