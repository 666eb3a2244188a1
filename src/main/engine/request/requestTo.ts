import type { Prices } from '../../llm/prices.ts'
import type { Pipeline, Prompt } from '../../pipelines/pipeline.ts'
import type { PreparedRequest } from './preparedRequest.ts'
import { prepared } from './preparedRequest.ts'
import type { BadReply } from './requestFor.ts'
import { requestFor } from './requestFor.ts'

/** What a batch's requests have in common. */
export interface RequestFrame {
  readonly pipeline: Pick<Pipeline, 'maxOutputTokens'>
  /** The operator's first limit on output tokens; null: the pipeline's own. */
  readonly maxOutputTokens: number | null
  /** The reply's JSON schema for models with structured output. */
  readonly schema: Record<string, unknown>
  readonly prices: Pick<Prices, 'modelFacts'>
}

interface Turn {
  /** How often the output limit was raised. */
  readonly raised: number
  readonly badReply: BadReply | null
}

export const firstTurn: Turn = { raised: 0, badReply: null }

/** The request by which a model is asked. That of the first turn names the answer in the cache. */
export function requestTo(
  model: string,
  prompt: Prompt,
  { raised, badReply }: Turn,
  { pipeline, maxOutputTokens, schema, prices }: RequestFrame,
): PreparedRequest {
  const facts = prices.modelFacts(model)
  const wanted = (maxOutputTokens ?? pipeline.maxOutputTokens) * 2 ** raised
  const maxTokens = Math.min(wanted, facts.maxOutputTokens ?? wanted)
  return prepared(
    requestFor(prompt, { model, maxTokens, badReply, schema: facts.structuredOutput ? schema : null }),
  )
}
