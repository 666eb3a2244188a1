import { cellText } from '../../../shared/field.ts'
import type { RawRecord } from '../entry.ts'

const rowsSeen = 20
const headerWords = 4
const headerCharacters = 60

/**
 * Whether the first rows of a sheet look like those of a table, and not like notes: most have several cells, or all
 * have one, without gaps, below a short header.
 */
export async function looksLikeTable(records: AsyncIterable<readonly RawRecord[]>): Promise<boolean> {
  const rows = await firstRows(records)
  if (rows.length < 2) return false
  const wide = rows.filter(({ cells }) => cells.filter(isUsed).length > 1)
  return wide.length * 2 > rows.length || isList(rows)
}

async function firstRows(records: AsyncIterable<readonly RawRecord[]>): Promise<RawRecord[]> {
  const rows: RawRecord[] = []
  for await (const part of records) {
    rows.push(...part.slice(0, rowsSeen - rows.length))
    if (rows.length === rowsSeen) break
  }
  return rows
}

function isList(rows: readonly RawRecord[]): boolean {
  const header = cellText(rows[0]!.cells.find(isUsed))
  const isShort = header.split(/\s+/).length <= headerWords && header.length <= headerCharacters
  return isShort && rows.every(({ line }, index) => line === rows[0]!.line! + index)
}

function isUsed(cell: unknown): boolean {
  return cell !== null && cell !== ''
}
