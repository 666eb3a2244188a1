import type { BatchId, ItemId } from '../../../shared/ids.ts'
import { itemId } from '../../../shared/ids.ts'
import type { Counters } from '../counts/counters.ts'
import type { Db } from '../connection/database.ts'
import { unsharedAnswers } from '../items/reopen.ts'

/** Those of the failed rows that had an answer before they were run again. What became of it is not looked at. */
export function answeredBefore(
  { db, counters }: { readonly db: Db; readonly counters: Counters },
  batchId: BatchId,
  rows: readonly number[],
): number[] {
  // In most batches no answered row is ever run again, and a hundred thousand may have failed.
  if (counters.value(batchId, unsharedAnswers) === 0) return []
  const rendered = db
    .prepare<[ItemId], 1>(`select 1 from artifact where item_id = ? and kind = 'rendered' limit 1`)
    .pluck()
  return rows.filter((row) => rendered.get(itemId(batchId, row)) !== undefined)
}
