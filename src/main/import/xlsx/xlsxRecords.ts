import { readFile } from 'node:fs/promises'
import { readXlsx, streamXlsxRows } from 'hucre/xlsx'
import { UsageError } from '../../../shared/usageError.ts'
import type { Cell } from '../../../shared/table.ts'
import type { RawRecord } from '../entry.ts'
import { looksLikeTable } from './tableSheet.ts'

export interface Workbook {
  readonly sheet: string
  /** All that are not hidden, in the order of the workbook. */
  readonly sheets: readonly string[]
  readonly records: () => AsyncGenerator<readonly RawRecord[]>
}

/**
 * Opens a sheet: the named one, else the first that is not hidden and looks like a table. Throws UsageError when it
 * cannot.
 */
export async function openWorkbook(path: string, wanted: string | undefined): Promise<Workbook> {
  const bytes = await readFile(path)
  const sheets = await sheetNames(path, bytes)
  const sheet = wanted ?? (await firstTable(path, bytes, sheets)) ?? sheets[0]
  if (sheet === undefined || !sheets.includes(sheet)) {
    throw new UsageError(`${path} has no sheet "${sheet ?? ''}". It has: ${sheets.join(', ')}.`)
  }
  return {
    sheet,
    sheets,
    records: () => sheetRecords(path, bytes, sheet),
  }
}

/** A single sheet is taken as it is. */
async function firstTable(
  path: string,
  bytes: Uint8Array,
  sheets: readonly string[],
): Promise<string | undefined> {
  if (sheets.length === 1) return undefined
  for (const sheet of sheets) if (await looksLikeTable(sheetRecords(path, bytes, sheet))) return sheet
  return undefined
}

async function sheetNames(path: string, bytes: Uint8Array): Promise<string[]> {
  const names: string[] = []
  const visit = ({ name, hidden, veryHidden }: { name: string; hidden?: boolean; veryHidden?: boolean }) => {
    if (!hidden && !veryHidden) names.push(name)
    return false
  }
  await readXlsx(bytes, { sheets: visit }).catch((error: unknown) => {
    throw damaged(path, error)
  })
  return names
}

const rowsPerPart = 200

async function* sheetRecords(
  path: string,
  bytes: Uint8Array,
  sheet: string,
): AsyncGenerator<readonly RawRecord[]> {
  let part: RawRecord[] = []
  try {
    for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
      const cells = values.map(cellOf)
      if (cells.every((cell) => cell === null || cell === '')) continue
      part.push({ line: index + 1, cells })
      if (part.length < rowsPerPart) continue
      yield part
      part = []
    }
  } catch (error) {
    throw damaged(path, error)
  }
  yield part
}

/** Dates become ISO text, without a time where there is none. */
function cellOf(value: string | number | boolean | Date | null | undefined): Cell {
  if (!(value instanceof Date)) return value ?? null
  const text = value.toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text
}

function damaged(path: string, error: unknown): UsageError {
  const reason = error instanceof Error ? error.message : String(error)
  return new UsageError(
    `${path} looks like a workbook but cannot be read: ${reason}. Save it again as .xlsx or CSV.`,
  )
}
