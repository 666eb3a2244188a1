import { ZipError } from 'hucre'
import { writeXlsxStream } from 'hucre/xlsx'
import { cellText } from '../../shared/field.ts'
import type { Cell } from '../../shared/table.ts'
import { safeText } from './safeCell.ts'
import { longestCell, mostColumns, requireInSheet, tooLarge, tooMany } from './sheetLimits.ts'
import type { TableToWrite } from './writeTable.ts'

const cutMark = '… [cut]'

/**
 * A workbook of one sheet as bytes, row by row, its header frozen. Numbers and booleans stay what they are; all else
 * is text, never a formula. Texts too long for Excel are cut and counted by `onCut`. Throws UsageError for a table
 * that a sheet cannot hold, as soon as that shows.
 */
export async function* xlsxBytes(table: TableToWrite, onCut: () => void): AsyncGenerator<Uint8Array> {
  if (table.columns.length > mostColumns) throw tooMany('columns', mostColumns)
  try {
    yield* writeXlsxStream(sheetRows(table, onCut), { name: 'Results', freezePane: { rows: 1 } })
  } catch (error) {
    // Small ZIP archives end at 4 GiB, and larger ones are not opened by every spreadsheet.
    if (error instanceof ZipError) throw tooLarge('an XLSX file of this size (4 GiB)')
    throw error
  }
}

async function* sheetRows({ columns, rows }: TableToWrite, onCut: () => void) {
  yield columns.map((column) => sheetCell(column, onCut))
  let count = 0
  for await (const row of rows) {
    requireInSheet(++count)
    yield row.map((cell) => sheetCell(cell, onCut))
  }
}

function sheetCell(cell: Cell, onCut: () => void): string | number | boolean | null {
  if (cell === null || typeof cell === 'number' || typeof cell === 'boolean') return cell
  const text = safeText(cellText(cell).toWellFormed())
  if (text.length <= longestCell) return xmlText(text)
  onCut()
  return xmlText(wholeCharacters(text.slice(0, longestCell - cutMark.length)) + cutMark)
}

/**
 * Characters that XML cannot hold are written as `_x0007_`, which spreadsheets read back (ECMA-376, ST_Xstring). The
 * writer does so for control characters. Left to us are the two noncharacters, and text that only looks like such
 * an escape: unmarked, `_x003D_` would be opened as `=`.
 */
function xmlText(text: string): string {
  return text
    .replaceAll(/_(?=x[\da-f]{4}_)/gi, '_x005F_')
    .replaceAll('\ufffe', '_xFFFE_')
    .replaceAll('\uffff', '_xFFFF_')
}

/** A cut between the two halves of an emoji leaves half of it. */
function wholeCharacters(text: string): string {
  return text.isWellFormed() ? text : text.slice(0, -1)
}
