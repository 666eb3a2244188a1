import type { BatchId } from '../../../shared/ids.ts'
import type { Db } from '../database.ts'
import { skippedFailures } from '../skipFailed.ts'
import { leftOut, skipped, skippedDuplicates, skippedForGood } from '../skipped.ts'
import { readRows, rowNumber } from './readRows.ts'

/** The skipped rows, told apart: what a sample left out is unstarted. The index alone tells where there is but one kind. */
export function skippedRows(db: Db, id: BatchId, part: 'skipped' | 'unstarted'): Uint32Array {
  const isMixed = forGood(db, id) > 0
  if (!isMixed && part === 'skipped') return new Uint32Array()
  const test = !isMixed ? skipped : part === 'skipped' ? skippedForGood : leftOut
  return readRows(db, `select ${rowNumber} from item where ${test}`, [id])
}

function forGood(db: Db, id: BatchId): number {
  return db
    .prepare<[BatchId, string, string], number>(
      'select coalesce(sum(value), 0) from counter where batch_id = ? and name in (?, ?)',
    )
    .pluck()
    .get(id, skippedFailures, skippedDuplicates)!
}
