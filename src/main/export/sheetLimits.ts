import { UsageError } from '../../shared/usageError.ts'
import { number } from '../../shared/words/counted.ts'

/** Excel's limits: "Excel specifications and limits", support.microsoft.com. The header is a row, too. */
export const mostColumns = 16_384
const mostRows = 1_048_576 - 1
export const longestCell = 32_767

/** Throws UsageError for so many rows below the header, before one is written. */
export function requireInSheet(rows: number): void {
  if (rows > mostRows) throw tooMany('rows below the header', mostRows)
}

export function tooMany(what: string, most: number): UsageError {
  return tooLarge(`more than ${number(most)} ${what}`)
}

export function tooLarge(what: string): UsageError {
  return new UsageError(`Excel cannot hold ${what}. Write a .csv or .jsonl file instead.`)
}
