import { textOf } from '../../llm/replyText.ts'
import { done } from '../../pipelines/pipeline.ts'
import type { ItemDraft } from '../itemDraft.ts'
import type { RunDeps } from '../runDeps.ts'
import type { StageRun } from './stage.ts'
import { guarded, loaded } from './stage.ts'

/** Reads the stored response as data. Leaves the `output`. */
export const parse: StageRun = (draft, deps) => {
  const output = draft.parsed === undefined ? readAgain(draft, deps) : done(draft.parsed)
  if (!output.ok) return { ...output.failure, stage: 'parse' }
  draft.add('output', output.value)
  draft.set({ checkpoint: 'parsed' })
  return 'done'
}

/** The response came out of the cache, or before a restart. */
function readAgain(draft: ItemDraft, deps: RunDeps) {
  const response = loaded(draft, 'response', deps) as Record<string, unknown>
  return guarded(() => deps.pipeline.parse(textOf(response)))
}
