import type { Prompt } from '../../pipelines/pipeline.ts'
import type { StoredPrompt } from '../../store/answers/storedPrompt.ts'
import { wholePrompt } from '../../store/answers/storedPrompt.ts'
import type { ItemDraft } from '../itemDraft.ts'
import type { RunDeps } from '../runDeps.ts'
import type { StageRun } from './stage.ts'
import { guarded, loaded } from './stage.ts'

/** Makes the prompt out of the input. Leaves the `prompt`; its system part is stored once for all items. */
export const prepare: StageRun = (draft, deps) => {
  const input = loaded(draft, 'input', deps)
  const prompt = guarded(() => deps.pipeline.prepare(input))
  if (!prompt.ok) return { ...prompt.failure, stage: 'prepare' }
  const { system, user } = prompt.value
  draft.add('prompt', prompt.value, JSON.stringify({ systemSha256: deps.systemTextName(system), user }))
  draft.set({ checkpoint: 'prepared' })
  return 'done'
}

/** The prompt of an item, also when it was prepared before a restart. */
export function promptOf(draft: ItemDraft, deps: RunDeps): Prompt {
  const stored = loaded(draft, 'prompt', deps) as Prompt | StoredPrompt
  return 'system' in stored ? stored : wholePrompt(stored, deps.store.artifacts)
}
