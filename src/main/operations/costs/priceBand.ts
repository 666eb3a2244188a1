import { UsageError } from '../../../shared/usageError.ts'
import type { TypedBand } from '../../../shared/views/costViews.ts'
import type { PriceBand } from '../../llm/prices.ts'

/** A dollar for a million tokens is so many nano-dollars a token. */
const nanoUsdPerToken = 1_000
const maxUsd = 10_000

/** As it is kept. Throws UsageError for what is no price. */
export function bandOf(typed: TypedBand): PriceBand {
  const { maxPromptTokens, inputUsd, cacheWriteUsd, cacheReadUsd, outputUsd } = typed
  return {
    ...(maxPromptTokens !== null && { maxPromptTokens }),
    input: nanoUsdOf('input', inputUsd),
    cacheWrite5m: nanoUsdOf('cache write', cacheWriteUsd),
    cacheRead: nanoUsdOf('cache read', cacheReadUsd),
    output: nanoUsdOf('output', outputUsd),
  }
}

/** As people type it. */
export function typedBandOf({ maxPromptTokens, ...price }: PriceBand): TypedBand {
  return {
    maxPromptTokens: maxPromptTokens ?? null,
    inputUsd: price.input / nanoUsdPerToken,
    cacheWriteUsd: price.cacheWrite5m / nanoUsdPerToken,
    cacheReadUsd: price.cacheRead / nanoUsdPerToken,
    outputUsd: price.output / nanoUsdPerToken,
  }
}

/** Costs are whole nano-dollars, so a price has three decimals. */
function nanoUsdOf(name: string, usd: number): number {
  const nanoUsd = Math.round(usd * nanoUsdPerToken)
  const isWhole = Math.abs(usd * nanoUsdPerToken - nanoUsd) < 1e-6
  if (usd >= 0 && usd <= maxUsd && isWhole) return nanoUsd
  throw new UsageError(
    `The price for ${name} has to be from 0 to 10,000 USD per million tokens, with at most three decimals.`,
  )
}
