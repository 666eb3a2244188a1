import { textOf } from '../llm/replyText.ts'
import { tokensOf } from '../llm/replyTokens.ts'
import type { ItemDraft } from './itemDraft.ts'
import type { RunDeps } from './runDeps.ts'

/** Puts the cached reply to this request on the draft, if there is one that is still good. It costs nothing. */
export function takeCached(draft: ItemDraft, key: Buffer, deps: RunDeps): boolean {
  const { store, endpoint, pipeline } = deps
  const id = store.cache.get(endpoint, key)
  const artifact = id === null ? null : store.artifacts.intact(id)
  if (!artifact) return false
  const body = JSON.parse(artifact.body) as Record<string, unknown>
  if (!pipeline.parse(textOf(body)).ok) return false
  const model = modelOf(body)
  draft.add('response', body)
  draft.set({ checkpoint: 'processed', answeredBy: 'cache', model })
  draft.savedNanoUsd = (model && deps.prices.costNanoUsd(model, tokensOf(body), deps.clock.now())) || 0
  return true
}

function modelOf(body: Record<string, unknown>): string | null {
  return typeof body['model'] === 'string' ? body['model'] : null
}
