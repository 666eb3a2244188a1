import type { BatchId, ItemId } from '../../../shared/ids.ts'
import { itemId, lastId } from '../../../shared/ids.ts'
import type { AnswerSource } from '../../../shared/item.ts'
import type { CallOutcome, CallReason } from '../../../shared/modelCall.ts'
import type { Db } from '../connection/database.ts'
import { newestRendered } from '../answers/newestRendered.ts'

/** An item with what it was asked, what was answered and how that came about. JSON as it is stored. */
export interface StoredRow {
  readonly id: ItemId
  /** Only where it is complete. */
  readonly answered_by: AnswerSource | null
  readonly rung: number
  readonly attempts: number
  readonly cost_nano_usd: number
  readonly content_key: number
  readonly cells: string
  /** The pipeline's fields as a person has edited them last. */
  readonly edited: string | null
  readonly rendered: string | null
  /** `[model, why, sent at, latency, outcome]` of each call, in their order. */
  readonly calls: string
}

export type StoredCall = readonly [
  model: string,
  why: CallReason,
  sentAt: number,
  latencyMs: number | null,
  outcome: CallOutcome,
]

/** All rows of a batch in source order, in pages of so many. */
export function* pagesOfRows(db: Db, batchId: BatchId, size: number): Generator<StoredRow[]> {
  const next = db.prepare<[ItemId, ItemId, number], StoredRow>(
    `select id, iif(status = 'complete', answered_by, null) as answered_by, rung, attempts, cost_nano_usd, content_key,
       iif(json_valid(cells), cells, '[]') as cells,
       (select fields from override where override.item_id = item.id and what = 'edit'
          order by override.id desc limit 1) as edited,
       iif(status = 'complete', ${newestRendered}, null) as rendered,
       iif(attempts = 0, '[]', (select json_group_array(json_array(model, why, sent_at, latency_ms, outcome))
          from call where call.item_id = item.id)) as calls
     from item join source_row on source_row.item_id = item.id
     where item.id > ? and item.id <= ? order by item.id limit ?`,
  )
  for (let after = itemId(batchId, 0); ;) {
    const page = next.all(after, lastId(batchId), size)
    if (page.length === 0) return
    yield page
    after = page.at(-1)!.id
  }
}
