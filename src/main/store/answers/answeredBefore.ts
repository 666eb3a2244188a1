import type { BatchId } from '../../../shared/ids.ts'
import { itemId } from '../../../shared/ids.ts'
import type { Counters } from '../counts/counters.ts'
import type { Db } from '../connection/database.ts'
import { readRows } from '../rows/readRows.ts'

/** Those of the failed rows that had an answer before they were run again. What became of it is not looked at. */
export function answeredBefore(
  { db, counters }: { readonly db: Db; readonly counters: Counters },
  batchId: BatchId,
  rows: readonly number[],
): Uint32Array {
  // In most batches no answered row is ever run again, and a hundred thousand may have failed.
  if (counters.value(batchId, 'answers:unshared') === 0) return new Uint32Array()
  const sql = `select value as row from json_each(?)
    where exists (select 1 from artifact where item_id = ? + value and kind = 'rendered')`
  return readRows(db, sql, [JSON.stringify(rows), itemId(batchId, 0)])
}
