import type { BatchId } from '../../../shared/ids.ts'
import type { Db } from '../connection/database.ts'
import { lastRow } from '../items/lastRow.ts'
import { markedRows } from './marks.ts'

/** Every row of the batch, in source order: whatever was not rejected at import is an item. */
export function rowsOfBatch(db: Db, id: BatchId): Uint32Array {
  const marks = new Uint8Array(lastRow(db, id) + 1).fill(1)
  marks[0] = 0
  for (const row of readRows(db, 'select row from reject where batch_id = ?', [id])) marks[row] = 0
  return markedRows(marks)
}

/** Rows that the newest whole check of the batch has found. */
export function rowsOfSmell(db: Db, id: BatchId, smell: string): Uint32Array {
  const sql = `select item_id & 4294967295 as row from smell_row where check_id =
    (select max(id) from smell_check where batch_id = ? and report is not null) and smell = ?`
  return readRows(db, sql, [id, smell])
}

/**
 * The numbers that a statement finds, one a row, in its order. They come as one text: handed over one by one they take
 * twice as long.
 */
export function readRows(db: Db, sql: string, values: readonly unknown[]): Uint32Array {
  const [count, text] = db
    .prepare<unknown[], [number, string | null]>(`select count(*), group_concat(row) from (${sql})`)
    .raw()
    .get(...values)!
  return numbersIn(text ?? '', count)
}

const [comma, zero] = [44, 48]

/** `7,12,130`: by hand, since splitting a text of a million numbers makes a million texts. */
function numbersIn(text: string, count: number): Uint32Array {
  const numbers = new Uint32Array(count)
  let [number, next] = [0, 0]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === comma) {
      numbers[next++] = number
      number = 0
    } else number = number * 10 + code - zero
  }
  if (count > 0) numbers[next] = number
  return numbers
}
