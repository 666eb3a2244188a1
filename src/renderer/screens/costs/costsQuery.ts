import type { CostPeriod } from '../../../shared/views/costViews.ts'
import { costPeriods } from '../../../shared/views/costViews.ts'

/** What of the costs is shown, as the address has it. */
export interface CostsQuery {
  readonly period: CostPeriod
  readonly isPractice: boolean
  readonly by: CostsBy
  readonly isPrices: boolean
}

export const costsBy = ['batch', 'day', 'pipeline', 'model'] as const
export type CostsBy = (typeof costsBy)[number]

export const periodNames = {
  today: 'Today',
  week: '7 days',
  month: '30 days',
  all: 'All',
} as const satisfies Record<CostPeriod, string>

const usual = { period: 'week', by: 'batch' } as const

export function costsQuery(query: URLSearchParams): CostsQuery {
  return {
    period: costPeriods.find((name) => name === query.get('period')) ?? usual.period,
    isPractice: query.get('of') === 'practice',
    by: costsBy.find((name) => name === query.get('by')) ?? usual.by,
    isPrices: query.get('tab') === 'prices',
  }
}

/** The usual is left out of the address. */
export function costsChange(change: Partial<CostsQuery>): Record<string, string | null> {
  const { period, isPractice, by, isPrices } = change
  return {
    ...(period && { period: period === usual.period ? null : period }),
    ...(by && { by: by === usual.by ? null : by }),
    ...(isPractice !== undefined && { of: isPractice ? 'practice' : null }),
    ...(isPrices !== undefined && { tab: isPrices ? 'prices' : null }),
  }
}
