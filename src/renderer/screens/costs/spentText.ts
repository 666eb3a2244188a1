import type { SpentView } from '../../../shared/views/costViews.ts'
import { counted, number, money } from '../../parts/format.ts'

/** The cost as far as it is known: a price that is not known is never a zero. */
export function spentText({ costNanoUsd, unpricedCalls }: SpentView): string {
  return costNanoUsd === 0 && unpricedCalls > 0 ? 'unknown' : money(costNanoUsd)
}

/** What the cost leaves out; empty when it leaves nothing out. In a table calls need not be named. */
export function leftOut({ unpricedCalls, unsettledNanoUsd }: SpentView, isShort = false): string[] {
  const unpriced = isShort ? `${number(unpricedCalls)} unpriced` : counted(unpricedCalls, 'unpriced call')
  return [
    ...(unpricedCalls > 0 ? [unpriced] : []),
    ...(unsettledNanoUsd > 0 ? [`up to ${money(unsettledNanoUsd)} lost`] : []),
  ]
}
