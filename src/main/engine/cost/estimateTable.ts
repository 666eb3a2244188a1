import type { Tokens } from '../../../shared/tokens.ts'
import { noTokens } from '../../../shared/tokens.ts'
import type { Prices } from '../../llm/prices.ts'
import type { MappedRow, Pipeline, Prompt } from '../../pipelines/pipeline.ts'

/** Latin text takes about 3.5 characters for a token; the API's own count comes with each reply. */
const charactersPerToken = 3.5
/** A classification with its suggested response, as measured on the sample tickets. */
const outputTokensPerItem = 150

/** What a model is asked about a row; null for a row that fails before anything is asked. */
export function promptOf(row: MappedRow, pipeline: Pipeline): Prompt | null {
  const input = pipeline.acquire(row)
  const prompt = input.ok ? pipeline.prepare(input.value) : input
  return prompt.ok ? prompt.value : null
}

/** In characters. */
export function promptLength({ system, user }: Prompt): number {
  return system.length + user.length
}

/** What a call with a prompt of so many characters takes, about. */
export function tokensForLength(characters: number): Tokens {
  return { ...noTokens, input: Math.ceil(characters / charactersPerToken), output: outputTokensPerItem }
}

export interface AskedRows {
  readonly rows: number
  /** Of all their prompts. */
  readonly characters: number
}

/** What a table that was read but not imported will cost, about, in nano-dollars. null: the price is not known. */
export function estimateTable(
  { rows, characters }: AskedRows,
  model: string,
  prices: Prices,
  atMs: number,
): { readonly costNanoUsd: number | null; readonly costPerRowNanoUsd: number | null } {
  if (rows === 0) return { costNanoUsd: 0, costPerRowNanoUsd: 0 }
  const each = prices.costNanoUsd(model, tokensForLength(characters / rows), atMs)
  return { costNanoUsd: each === null ? null : each * rows, costPerRowNanoUsd: each }
}
