import { noTokens } from '../../../shared/tokens.ts'
import type { Prices } from '../../llm/prices.ts'
import type { PreparedRequest } from '../request/preparedRequest.ts'

/** The API adds tokens of its own for the frame of a message and the rules of structured output. */
const addedTokens = 500

/**
 * The most that a call may cost, in nano-dollars: every byte of the body a token, and the reply as long as it is
 * allowed to be. null: the price is not known.
 */
export function worstCostNanoUsd(
  { request, bytes }: PreparedRequest,
  prices: Prices,
  atMs: number,
): number | null {
  const tokens = { ...noTokens, input: bytes + addedTokens, output: request.max_tokens }
  return prices.costNanoUsd(request.model, tokens, atMs)
}
