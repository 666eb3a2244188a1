import type { Prices } from '../llm/prices.ts'
import type { Pipeline, Prompt } from '../pipelines/pipeline.ts'
import type { Store } from '../store/open.ts'
import { outputFormat } from './request/outputFormat.ts'
import { firstTurn, requestTo } from './request/requestTo.ts'

export interface Asked {
  readonly models: readonly string[]
  readonly maxOutputTokens: number | null
  /** Names the server, as `connect` does. */
  readonly endpoint: string
}

/**
 * Makes the test whether the cache answers a prompt, whichever model of the chain gave the answer, as a run would look
 * for it. A key takes about 10 microseconds to make, so there is no test where the cache is empty.
 */
export function answeredBefore(
  { models, maxOutputTokens, endpoint }: Asked,
  pipeline: Pipeline,
  { store, prices }: { readonly store: Pick<Store, 'cache'>; readonly prices: Prices },
): (prompt: Prompt) => boolean {
  if (!store.cache.holdsAny(endpoint)) return () => false
  const frame = { pipeline, maxOutputTokens, schema: outputFormat(pipeline.reply), prices }
  const isKept = (model: string, prompt: Prompt) =>
    store.cache.get(endpoint, requestTo(model, prompt, firstTurn, frame).key) !== null
  return (prompt) => models.some((model) => isKept(model, prompt))
}
