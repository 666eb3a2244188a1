import { textOf } from '../../llm/replyText.ts'
import type { StageRun } from './stage.ts'
import { guarded, loaded } from './stage.ts'

/** Reads the stored response as data. Leaves the `output`. */
export const parse: StageRun = (draft, deps) => {
  const response = loaded(draft, 'response', deps) as Record<string, unknown>
  const output = guarded(() => deps.pipeline.parse(textOf(response)))
  if (!output.ok) return { ...output.failure, stage: 'parse' }
  draft.add('output', output.value)
  draft.set({ checkpoint: 'parsed' })
  return 'done'
}
