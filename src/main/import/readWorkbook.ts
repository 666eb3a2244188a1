import { UsageError } from '../../shared/usageError.ts'
import { cellText } from '../../shared/field.ts'
import { nameColumns } from './columns.ts'
import type { Entry, RawRecord } from './entry.ts'
import { entryMaker, paged, withoutHeader } from './entry.ts'
import type { Table } from './readTable.ts'
import type { Workbook } from './xlsxRecords.ts'
import { openWorkbook } from './xlsxRecords.ts'

/** Reads a sheet of an Excel workbook. Its first row that is not empty is the header. */
export async function readWorkbook(path: string, wanted: string | undefined): Promise<Table> {
  const workbook = await openWorkbook(path, wanted)
  const { sheet, sheets, records } = workbook
  const { columns, notes } = nameColumns(path, await headerOf(path, workbook))
  const hadChoice = wanted === undefined && sheets.length > 1
  return {
    format: { format: 'xlsx', encoding: null, delimiter: null, sheet },
    sheets,
    columns,
    notes: hadChoice ? [sheetNote(sheet, sheets), ...notes] : notes,
    entries: () => paged(entriesOf(records(), columns)),
  }
}

/** The first sheet is what everybody expects; why it is another one is said. */
function sheetNote(sheet: string, sheets: readonly string[]): string {
  const others = sheets.filter((name) => name !== sheet).join(', ')
  const first = sheets[0]!
  const why = sheet === first ? '' : `: "${first}" does not look like a table`
  return `Only the sheet "${sheet}" was read${why}. Read another with --sheet: ${others}.`
}

async function headerOf(path: string, { sheet, records }: Workbook): Promise<string[]> {
  for await (const [first] of records()) {
    if (!first) continue
    const lastUsed = first.cells.findLastIndex((cell) => cell !== null && cell !== '')
    return first.cells.slice(0, lastUsed + 1).map(cellText)
  }
  throw new UsageError(`The sheet "${sheet}" of ${path} is empty.`)
}

/** A sheet does not store the empty cells at the end of a row. */
async function* entriesOf(
  records: AsyncIterable<readonly RawRecord[]>,
  columns: readonly string[],
): AsyncGenerator<readonly Entry[]> {
  const toEntry = entryMaker(columns, false)
  for await (const found of withoutHeader(records)) {
    yield found.map(({ line, cells }) => {
      const missing = Math.max(0, columns.length - cells.length)
      return toEntry({ line, cells: [...cells, ...Array<null>(missing).fill(null)] })
    })
  }
}
