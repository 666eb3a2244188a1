import { writeXlsxStream } from 'hucre/xlsx'
import { cellText } from '../../shared/field.ts'
import type { Cell } from '../../shared/table.ts'
import { safeText } from './safeText.ts'
import type { TableToWrite } from './writeTable.ts'

/** Excel's limit on the characters of a cell. */
const longestCell = 32_767
const cutMark = '… [cut]'

/** A workbook as bytes, row by row. Numbers stay numbers; texts too long for Excel are cut and counted by `onCut`. */
export function xlsxBytes({ columns, rows }: TableToWrite, onCut: () => void): AsyncIterable<Uint8Array> {
  return writeXlsxStream(sheetRows(columns, rows, onCut), { name: 'Results', freezePane: { rows: 1 } })
}

async function* sheetRows(columns: readonly string[], rows: TableToWrite['rows'], onCut: () => void) {
  yield columns.map((column) => sheetCell(column, onCut))
  for await (const row of rows) yield row.map((cell) => sheetCell(cell, onCut))
}

function sheetCell(cell: Cell, onCut: () => void): string | number | boolean | null {
  if (cell === null || typeof cell === 'number' || typeof cell === 'boolean') return cell
  const text = safeText(withoutControls(cellText(cell)))
  if (text.length <= longestCell) return text
  onCut()
  return wholeCharacters(text.slice(0, longestCell - cutMark.length)) + cutMark
}

/** XML cannot hold these; a spreadsheet would refuse the whole file. */
function withoutControls(text: string): string {
  return text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd').toWellFormed()
}

/** A cut between the two halves of an emoji leaves half of it. */
function wholeCharacters(text: string): string {
  return text.isWellFormed() ? text : text.slice(0, -1)
}
