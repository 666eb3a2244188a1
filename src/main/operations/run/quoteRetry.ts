import type { Batch, BatchSettings } from '../../../shared/batch.ts'
import type { ItemState } from '../../../shared/item.ts'
import { openRows } from '../../../shared/status.ts'
import type { App } from '../../app.ts'
import { estimateCost } from '../../engine/cost/estimateCost.ts'
import { pricesNow } from '../costs/costOfRetry.ts'
import { helpsRow } from '../failures/helpsRow.ts'
import type { RetryRows, RetryScope } from './retryRows.ts'
import { rowsIn } from './retryRows.ts'

export interface RetryQuote extends RetryRows {
  /** Rows that are open anyway. */
  readonly open: number
  /** Rows without text: they fail again before anything is asked. */
  readonly noText: number
  /** Other rows that will probably fail again, asked as they are. */
  readonly failAgain: number
  /** nano-dollars; null: a price is not known. */
  readonly costNanoUsd: number | null
}

/** What a retry covers and costs, about, with these settings. Changes nothing. */
export async function quoteRetry(
  app: App,
  batch: Batch,
  scope: RetryScope,
  settings: BatchSettings,
): Promise<RetryQuote> {
  const { store } = app
  const deps = pricesNow(app)
  let costNanoUsd: number | null = 0
  let [noText, failAgain] = [0, 0]
  const found = await rowsIn(batch.id, scope, store, (items) => {
    noText += items.filter(isWithoutText).length
    failAgain += items.filter(failsAgain).length
    const cost = estimateCost(items, { ...batch, settings }, deps)
    costNanoUsd = cost === null || costNanoUsd === null ? null : costNanoUsd + cost
  })
  return { ...found, open: openRows(store.totals(batch).seal), noText, failAgain, costNanoUsd }
}

function isWithoutText({ failure }: ItemState): boolean {
  return failure?.kind === 'empty_input'
}

function failsAgain(item: ItemState): boolean {
  return item.failure !== null && !isWithoutText(item) && helpsRow(item.failure.kind) !== 'retry'
}
