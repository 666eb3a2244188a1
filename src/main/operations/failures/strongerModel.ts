import { noTokens } from '../../../shared/tokens.ts'
import type { Prices } from '../../llm/prices.ts'
import { defaultModels } from '../../llm/prices.ts'

/**
 * A model that may answer where this chain did not: of the newest of each family that cost more than all of it, the
 * cheapest; else one of the usual ones. null: none is known.
 */
export function strongerModel(chain: readonly string[], prices: Prices, atMs: number): string | null {
  const priceOf = (model: string) => prices.costNanoUsd(model, { ...noTokens, output: 1 }, atMs) ?? 0
  const dearest = Math.max(...chain.map(priceOf))
  const active = prices.models.filter((model) => prices.modelFacts(model).lifecycle === 'active')
  const newest = active.filter((model, index) => active.findIndex(isSibling(model)) === index)
  const [stronger] = newest
    .filter((model) => priceOf(model) > dearest)
    .toSorted((a, b) => priceOf(a) - priceOf(b))
  return stronger ?? defaultModels.find((model) => !chain.includes(model)) ?? null
}

/** `claude-opus-5-5` and `claude-opus-4-8` are of one family. */
function isSibling(model: string): (other: string) => boolean {
  return (other) => familyOf(other) === familyOf(model)
}

function familyOf(model: string): string {
  return model.split(/-\d/)[0]!
}
