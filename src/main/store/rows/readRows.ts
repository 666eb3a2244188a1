import type { BatchId } from '../../../shared/ids.ts'
import type { Db } from '../connection/database.ts'
import { lastRow } from '../items/lastRow.ts'

/** Every row of the batch, in source order: whatever was not rejected at import is an item. */
export function rowsOfBatch(db: Db, id: BatchId): Uint32Array {
  const numbers = new Uint32Array(lastRow(db, id))
  for (let at = 0; at < numbers.length; at++) numbers[at] = at + 1
  const rejected = new Set(readRows(db, 'select row from reject where batch_id = ?', [id]))
  return rejected.size === 0 ? numbers : numbers.filter((row) => !rejected.has(row))
}

/** Rows that the newest whole check of the batch has found. */
export function rowsOfSmell(db: Db, id: BatchId, smell: string): Uint32Array {
  const sql = `select item_id & 4294967295 from smell_row where check_id =
    (select max(id) from smell_check where batch_id = ? and report is not null) and smell = ?`
  return readRows(db, sql, [id, smell])
}

/** The numbers that a statement finds, one a row. */
export function readRows(db: Db, sql: string, values: readonly unknown[]): Uint32Array {
  return Uint32Array.from(
    db
      .prepare<unknown[], number>(sql)
      .pluck()
      .all(...values),
  )
}
