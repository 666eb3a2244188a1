import { cellText } from '../../shared/field.ts'
import type { Cell } from '../../shared/table.ts'
import { safeText } from './safeText.ts'
import type { TableToWrite } from './writeTable.ts'

/** RFC 4180 with CRLF, as UTF-8 without a byte order mark, formula-safe throughout. */
export async function* csvLines({ columns, rows }: TableToWrite): AsyncGenerator<string> {
  yield csvLine(columns)
  for await (const row of rows) yield csvLine(row)
}

function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(cell: Cell): string {
  const text = cellText(cell)
  return quoted(typeof cell === 'number' ? text : safeText(text))
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
