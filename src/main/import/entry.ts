import { cellText } from '../../shared/field.ts'
import { isTooDeep } from '../../shared/nesting.ts'
import type { Cell, Reject } from '../../shared/table.ts'
import { counted, number } from '../../shared/words/counted.ts'
import type { BegunItem } from './files/begunItem.ts'
import type { ReadOptions } from './readTable.ts'

/** One data row of a file, good or not. `row` counts data rows from 1, `line` the file's lines. */
export type Entry =
  | {
      readonly kind: 'row'
      readonly row: number
      readonly line: number | null
      readonly cells: readonly Cell[]
      /** What was done of the row before it came here. */
      readonly begun?: BegunItem
    }
  | { readonly kind: 'reject'; readonly reject: Reject }

/** A record as a reader found it, before it is known whether it fits the columns. */
export interface RawRecord {
  readonly line: number | null
  readonly cells: readonly Cell[]
}

/** A record that could not even be read. */
export interface BrokenRecord {
  readonly line: number | null
  readonly problem: string
  readonly raw: string
}

export const maxCellCharacters = 1_048_576
const rawShown = 2_000

/**
 * Numbers the records and checks each against the columns. `mayBeDamaged`: a U+FFFD stands for bytes that were lost.
 */
export function entryMaker(
  columns: readonly string[],
  mayBeDamaged: boolean,
): (record: RawRecord | BrokenRecord) => Entry {
  let row = 0
  return (record) => {
    row++
    const problem = 'problem' in record ? record.problem : problemOf(record.cells, columns, mayBeDamaged)
    if (problem === null) {
      const { cells, line } = record as RawRecord
      return { kind: 'row', row, line, cells: cells.slice(0, columns.length) }
    }
    const raw = 'problem' in record ? record.raw : rawText(record.cells)
    return {
      kind: 'reject',
      reject: { row, line: record.line, reason: problem, raw: raw.slice(0, rawShown) },
    }
  }
}

/** Cells that are too many but empty are what spreadsheets leave behind; all else that does not fit is refused. */
function problemOf(cells: readonly Cell[], columns: readonly string[], mayBeDamaged: boolean): string | null {
  const used =
    cells.length > columns.length
      ? 1 + cells.findLastIndex((cell) => cell !== '' && cell !== null)
      : cells.length
  if (used > columns.length || cells.length < columns.length) {
    return `It has ${counted(cells.length, 'cell')}, the header has ${number(columns.length)}.`
  }
  for (const [index, cell] of cells.entries()) {
    const column = columns[index]!
    if (isTooDeep(cell)) return `The cell "${column}" is nested too deeply.`
    if (typeof cell !== 'string') continue
    if (cell.length > maxCellCharacters) return `The cell "${column}" is larger than 1 MB.`
    if (cell.includes('\u0000')) return `The cell "${column}" holds a NUL character.`
    if (mayBeDamaged && cell.includes('\ufffd'))
      return `The cell "${column}" holds bytes that are not text in this encoding.`
  }
  return null
}

function rawText(cells: readonly Cell[]): string {
  return cells.map((cell) => (isTooDeep(cell) ? '…' : cellText(cell).slice(0, rawShown))).join(' | ')
}

/** The records after the first one, which is the header unless it is said to be a row. */
export async function* withoutHeader<T>(
  records: AsyncIterable<readonly T[]>,
  { firstRow }: ReadOptions,
): AsyncGenerator<readonly T[]> {
  let isHeader = firstRow !== 'data'
  for await (const found of records) {
    yield isHeader ? found.slice(1) : found
    if (found.length > 0) isHeader = false
  }
}

/** Short enough that a page of the window hardly waits for one, and no dearer a row than a longer one. */
const pageSize = 500

/** Gathers entries into pages, so that each page can be one transaction. */
export async function* paged(entries: AsyncIterable<readonly Entry[]>): AsyncGenerator<readonly Entry[]> {
  let page: Entry[] = []
  for await (const some of entries) {
    for (const entry of some) {
      page.push(entry)
      if (page.length < pageSize) continue
      yield page
      page = []
    }
  }
  if (page.length > 0) yield page
}
