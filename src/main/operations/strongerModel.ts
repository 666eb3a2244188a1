import { noTokens } from '../../shared/tokens.ts'
import type { Prices } from '../llm/prices.ts'
import { defaultModels } from '../llm/prices.ts'

/**
 * A model that may answer where this chain did not: of those that cost more than all of it, the cheapest; else one of
 * the usual ones. null: none is known.
 */
export function strongerModel(chain: readonly string[], prices: Prices, atMs: number): string | null {
  const priceOf = (model: string) => prices.costNanoUsd(model, { ...noTokens, output: 1 }, atMs) ?? 0
  const dearest = Math.max(...chain.map(priceOf))
  const [stronger] = prices.models
    .filter((model) => prices.modelFacts(model).lifecycle === 'active' && priceOf(model) > dearest)
    .toSorted((a, b) => priceOf(a) - priceOf(b))
  return stronger ?? defaultModels.find((model) => !chain.includes(model)) ?? null
}
