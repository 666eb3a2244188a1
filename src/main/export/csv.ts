import { cellText } from '../../shared/field.ts'
import type { Cell } from '../../shared/table.ts'
import { safeText } from './safeCell.ts'
import type { TableToWrite } from './writeTable.ts'

/** RFC 4180 with CRLF, as UTF-8 without a byte order mark, formula-safe throughout. Null is an empty field. */
export async function* csvLines({ columns, rows }: TableToWrite): AsyncGenerator<string> {
  yield csvLine(columns)
  for await (const row of rows) yield csvLine(row)
}

/** A lone empty field is quoted, because most readers skip an empty line and would lose the row. */
function csvLine(cells: readonly Cell[]): string {
  const line = cells.map(csvCell).join(',')
  return `${line || '""'}\r\n`
}

function csvCell(cell: Cell): string {
  const text = cellText(cell)
  return quoted(typeof cell === 'number' ? text : safeText(text))
}

/** Space at the ends is quoted too: many readers trim what is not. */
function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
