import type { Db } from '../database.ts'

/** As SQL. The column `row` says the same, but SQLite reads the whole row to make it. */
export const rowNumber = 'id & 4294967295 as row'

/**
 * The row numbers that a query gives, in its order. `sql` names its one column `row`. SQLite joins them into one text:
 * handing over a million values one by one takes twice as long as finding them.
 */
export function readRows(db: Db, sql: string, values: readonly unknown[]): Uint32Array {
  const { count, text } = db
    .prepare<unknown[], { count: number; text: string | null }>(
      `select count(*) as count, group_concat(row) as text from (${sql})`,
    )
    .get(...values)!
  return parseInto(new Uint32Array(count), text ?? '')
}

/** Whole numbers with commas between them. */
export function parseInto<T extends Uint32Array | Float64Array>(numbers: T, text: string): T {
  let [index, value] = [0, 0]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === comma) {
      numbers[index++] = value
      value = 0
    } else value = value * 10 + (code - zero)
  }
  if (index < numbers.length) numbers[index] = value
  return numbers
}

const [comma, zero] = [44, 48]
