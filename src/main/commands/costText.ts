import { formatUsdShort } from '../../shared/money.ts'

interface Spent {
  readonly costNanoUsd: number
  readonly unpricedCalls: number
}

/** What was spent, in dollars. Where no call has a price that is known, the sum is not known either: never a zero. */
export function costText({ costNanoUsd, unpricedCalls }: Spent): string {
  return costNanoUsd === 0 && unpricedCalls > 0 ? 'unknown' : formatUsdShort(costNanoUsd)
}
