import type { FailureKind } from '../../../shared/failure.ts'
import type { ItemId } from '../../../shared/ids.ts'
import type { AnswerSource, Asking, ItemState, ItemStatus, StageFailure } from '../../../shared/item.ts'
import type { Checkpoint, StageName } from '../../../shared/stage.ts'

/** An item as it is stored. */
export interface ItemRow {
  readonly id: ItemId
  readonly external_id: string | null
  readonly status: ItemStatus
  readonly checkpoint: Checkpoint
  readonly rung: number
  readonly tries: number
  readonly asked: number
  readonly raised: number
  readonly asking: Asking
  readonly answered_by: AnswerSource | null
  readonly model: string | null
  readonly attempts: number
  readonly cost_nano_usd: number
  readonly wait_until: number | null
  readonly failure_stage: StageName | null
  readonly failure_kind: FailureKind | null
  readonly failure_message: string | null
  readonly same_as: number | null
}

export function stateOf(row: ItemRow): ItemState {
  return {
    id: row.id,
    status: row.status,
    checkpoint: row.checkpoint,
    progress: { rung: row.rung, tries: row.tries, asked: row.asked, raised: row.raised },
    answeredBy: row.answered_by,
    model: row.model,
    attempts: row.attempts,
    costNanoUsd: row.cost_nano_usd,
    waitUntil: row.wait_until,
    failure: failureOf(row),
    asking: row.asking,
    sameAs: row.same_as,
  }
}

function failureOf(row: ItemRow): StageFailure | null {
  if (!row.failure_kind || !row.failure_stage) return null
  return { kind: row.failure_kind, stage: row.failure_stage, message: row.failure_message ?? '' }
}
