import { textOf } from '../../llm/replyText.ts'
import { answer } from '../answer.ts'
import type { ItemDraft } from '../itemDraft.ts'
import type { BadReply } from '../request/requestFor.ts'
import type { RunDeps } from '../runDeps.ts'
import { promptOf } from './prepare.ts'
import type { StageRun } from './stage.ts'

/** Asks the models. Leaves the `response`, or the default response as `output` when the operator allows it. */
export const process: StageRun = async (draft, deps) => {
  const question = { prompt: promptOf(draft, deps), badReply: lastBadReply(draft, deps) }
  const result = await answer(draft, question, deps)
  switch (result.kind) {
    case 'reply':
      return 'done'
    case 'stopped':
      return 'stopped'
    case 'failed':
      return result.failure
    case 'default':
      draft.add('output', deps.pipeline.defaultResponse)
      draft.set({ checkpoint: 'parsed', answeredBy: 'default', model: null })
      return 'done'
  }
}

/** What the model answered before a restart, when it was about to be asked again. */
function lastBadReply({ item }: ItemDraft, { store }: RunDeps): BadReply | null {
  if (item.progress.asked === 0 || item.failure === null) return null
  const response = store.artifacts.latest(item.id, 'response')
  if (!response) return null
  return { text: textOf(JSON.parse(response.body) as Record<string, unknown>), problem: item.failure.message }
}
