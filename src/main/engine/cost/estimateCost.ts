import type { Batch } from '../../../shared/batch.ts'
import { rowMapper } from '../../../shared/field.ts'
import type { ItemState } from '../../../shared/item.ts'
import { checkpoints } from '../../../shared/stage.ts'
import type { Tokens } from '../../../shared/tokens.ts'
import type { Prices } from '../../llm/prices.ts'
import { findPipeline } from '../../pipelines/registry.ts'
import type { Store } from '../../store/open.ts'
import { rowsPaid } from './rowsPaid.ts'
import { promptLength, promptOf, tokensForLength } from './estimateTable.ts'

/** So many prompts are made to find their usual length. */
const promptsMeasured = 50

export interface EstimateDeps {
  readonly store: Store
  readonly prices: Prices
  /** Prices change: ms UTC. */
  readonly atMs: number
}

/**
 * What running these items will cost, about, in nano-dollars: the mean of the batch's rows so far, as if the first model
 * had answered all of it, else an estimate from the length of the prompts. Items that need no call cost nothing. null:
 * the price is not known.
 */
export function estimateCost(items: readonly ItemState[], batch: Batch, deps: EstimateDeps): number | null {
  const asking = items.filter(needsCall)
  if (asking.length === 0) return 0
  const tokens = measuredTokens(batch, deps.store) ?? guessedTokens(asking, batch, deps.store)
  const each = deps.prices.costNanoUsd(batch.settings.models[0]!, tokens, deps.atMs)
  return each === null ? null : each * asking.length
}

/** A row without text fails again before anything is asked. */
function needsCall(item: ItemState): boolean {
  if (item.failure?.kind === 'empty_input') return false
  return item.asking !== 'never' && checkpoints.indexOf(item.checkpoint) < checkpoints.indexOf('processed')
}

function measuredTokens(batch: Batch, store: Store): Tokens | null {
  const totals = store.totals(batch)
  const { tokens } = totals
  const rows = rowsPaid(batch, totals, store)
  if (rows === 0) return null
  const mean = (total: number) => Math.ceil(total / rows)
  return {
    input: mean(tokens.input),
    cacheWrite: mean(tokens.cacheWrite),
    cacheRead: mean(tokens.cacheRead),
    output: mean(tokens.output),
  }
}

function guessedTokens(items: readonly ItemState[], batch: Batch, store: Store): Tokens {
  const pipeline = findPipeline(batch.pipeline)
  const mapRow = rowMapper(batch.source.mapping, batch.source.columns)
  const lengths = items
    .slice(0, promptsMeasured)
    .map(({ id }) => promptOf(mapRow(store.items.cells(id)), pipeline))
    .map((prompt) => (prompt ? promptLength(prompt) : 0))
  return tokensForLength(lengths.reduce((sum, length) => sum + length, 0) / lengths.length)
}
