import type { AnswerSource, ItemStatus } from './item.ts'
import type { Checkpoint, StageName } from './stage.ts'
import { checkpoints, stageNames } from './stage.ts'
import { isUnstarted } from './unstarted.ts'

export type StageState =
  | 'pending'
  | 'running'
  | 'done'
  | 'cached'
  | 'waiting'
  | 'failed'
  | 'default'
  | 'human'
  | 'skipped'

interface Standing {
  readonly status: ItemStatus
  readonly checkpoint: Checkpoint
  readonly answeredBy: AnswerSource | null
  readonly failure: { readonly stage: StageName } | null
  readonly sameAs: number | null
  readonly attempts: number
}

const asked = stageNames.indexOf('process')

const processStates: Readonly<Record<AnswerSource, StageState>> = {
  model: 'done',
  cache: 'cached',
  human: 'human',
  default: 'default',
}

/**
 * How each of the five stages of an item stands, in their order. A person's answer completes also a row for which
 * nothing was acquired or prepared: `hasPrompt` says whether it was. A row that was asked had a prompt.
 */
export function stageStates(item: Standing, hasPrompt = item.attempts > 0): readonly StageState[] {
  const { status, checkpoint, answeredBy, failure } = item
  const reached = checkpoints.indexOf(checkpoint)
  return stageNames.map((name, index) => {
    if (status === 'failed' && failure?.stage === name) return 'failed'
    if (index < reached) {
      if (name === 'process' && answeredBy) return processStates[answeredBy]
      return index < asked && answeredBy === 'human' && !hasPrompt ? 'human' : 'done'
    }
    if (isUnstarted(item)) return 'pending'
    if (status === 'skipped' || status === 'cancelled') return 'skipped'
    if (index === reached && (status === 'running' || status === 'waiting')) return status
    return 'pending'
  })
}
