import { UsageError } from '../../../shared/usageError.ts'
import { cellText } from '../../../shared/field.ts'
import { columnsBy } from '../columns.ts'
import type { Entry, RawRecord } from '../entry.ts'
import { entryMaker, paged, withoutHeader } from '../entry.ts'
import type { ReadOptions, Table } from '../readTable.ts'
import type { Workbook } from './xlsxRecords.ts'
import { openWorkbook } from './xlsxRecords.ts'

/** Reads a sheet of an Excel workbook. Its first row that is not empty is the header, unless it is said to be a row. */
export async function readWorkbook(path: string, options: ReadOptions): Promise<Table> {
  const workbook = await openWorkbook(path, options.sheet)
  const { sheet, sheets, records } = workbook
  const { columns, notes } = columnsBy(await firstRowOf(path, workbook), path, options)
  const hadChoice = options.sheet === undefined && sheets.length > 1
  return {
    format: { format: 'xlsx', encoding: null, delimiter: null, sheet },
    sheets,
    columns,
    notes: hadChoice ? [sheetNote(sheet, sheets), ...notes] : notes,
    entries: () => paged(entriesOf(withoutHeader(records(), options), columns)),
  }
}

/** The first sheet is what everybody expects; why it is another one is said. */
function sheetNote(sheet: string, sheets: readonly string[]): string {
  const others = sheets.filter((name) => name !== sheet).join(', ')
  const first = sheets[0]!
  const why = sheet === first ? '' : `: "${first}" does not look like a table`
  return `Only the sheet "${sheet}" was read${why}. Read another with --sheet: ${others}.`
}

async function firstRowOf(path: string, { sheet, records }: Workbook): Promise<string[]> {
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
  for await (const found of records) {
    yield found.map(({ line, cells }) => {
      const missing = Math.max(0, columns.length - cells.length)
      return toEntry({ line, cells: [...cells, ...Array<null>(missing).fill(null)] })
    })
  }
}
