import { money } from './format.ts'

/** Said beside what is known to be spent: calls whose answer never came may have been paid. nano-dollars */
export function moreForLost(unsettledNanoUsd: number): string {
  return `up to ${money(unsettledNanoUsd)} more for lost calls`
}

/** The same behind a sentence, where there are such calls. Budgets count them, so that no cap is passed. */
export function andMoreForLost(unsettledNanoUsd: number): string {
  return unsettledNanoUsd > 0 ? `; ${moreForLost(unsettledNanoUsd)}, which budgets count` : ''
}
