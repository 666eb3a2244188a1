import { counted } from '../../../shared/counted.ts'
import type { SpentView } from '../../../shared/views/costViews.ts'
import { smallMoney } from '../../parts/format.ts'

/** The cost as far as it is known: a price that is not known is never a zero. */
export function spentText({ costNanoUsd, unpricedCalls }: SpentView): string {
  return costNanoUsd === 0 && unpricedCalls > 0 ? 'unknown' : smallMoney(costNanoUsd)
}

/** What the cost leaves out, in words; empty when it leaves nothing out. */
export function leftOut({ unpricedCalls, unsettledNanoUsd }: SpentView): string[] {
  return [
    ...(unpricedCalls > 0 ? [counted(unpricedCalls, 'unpriced call')] : []),
    ...(unsettledNanoUsd > 0 ? [`up to ${smallMoney(unsettledNanoUsd)} lost`] : []),
  ]
}
