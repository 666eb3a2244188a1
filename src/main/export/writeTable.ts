import type { Cell } from '../../shared/table.ts'
import { csvLines } from './csv.ts'
import type { ExportFormat } from './exportFormat.ts'
import { exportFormatOf } from './exportFormat.ts'
import { jsonLines } from './jsonl.ts'
import { replaceFile } from './replaceFile.ts'
import { writeBlocks } from './writeBlocks.ts'

export interface TableToWrite {
  readonly columns: readonly string[]
  /** Cells in the order of the columns. What a short row lacks is null. */
  readonly rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>
}

export interface WriteOptions {
  /** Overwrites a file that exists. Default: false. */
  readonly force?: boolean
  /** Ends the writing; nothing is left behind. */
  readonly signal?: AbortSignal
  /** Hears the number of rows so far every 1,000 rows, and at the end. */
  readonly onRows?: (rows: number) => void
  /** Sees how many rows were written before the file appears; what it throws keeps the file from appearing. */
  readonly beforeRename?: (rows: number) => void | Promise<void>
}

export interface Written {
  readonly file: string
  readonly rows: number
  readonly bytes: number
  /** Of the whole file, in hex. */
  readonly sha256: string
  /** Cells that were too long for the format. */
  readonly cutCells: number
}

/**
 * Writes a table in the format of the file's ending, taking rows only as fast as the disk does. The file is whole or
 * not there. Throws UsageError when it cannot be written there, and whatever the rows or `beforeRename` throw.
 */
export async function writeTable(path: string, table: TableToWrite, options: WriteOptions): Promise<Written> {
  const counted = countedRows(table, options)
  let cutCells = 0
  const chunks = chunksOf(exportFormatOf(path), counted.table, () => cutCells++)
  return replaceFile(path, options.force ?? false, async (file) => {
    const { bytes, sha256 } = await writeBlocks(file, chunks)
    const rows = counted.rows()
    options.onRows?.(rows)
    await options.beforeRename?.(rows)
    options.signal?.throwIfAborted()
    return { file: path, rows, bytes, sha256, cutCells }
  })
}

/** How many bytes a table has in a format, without writing it. */
export async function bytesOf(format: ExportFormat, table: TableToWrite): Promise<number> {
  let bytes = 0
  for await (const chunk of chunksOf(format, table, () => undefined)) bytes += Buffer.byteLength(chunk)
  return bytes
}

function chunksOf(
  format: ExportFormat,
  table: TableToWrite,
  onCut: () => void,
): AsyncIterable<string | Uint8Array> {
  switch (format) {
    case 'csv':
      return csvLines(table)
    case 'jsonl':
      return jsonLines(table)
    case 'xlsx':
      return sheetBytes(table, onCut)
  }
}

/** The writer of workbooks is a hundred modules: loaded where one is written. */
async function* sheetBytes(table: TableToWrite, onCut: () => void): AsyncGenerator<Uint8Array> {
  const { xlsxBytes } = await import('./xlsx.ts')
  yield* xlsxBytes(table, onCut)
}

/** Progress is told this often. */
const rowsPerReport = 1_000

function countedRows({ columns, rows }: TableToWrite, { signal, onRows }: WriteOptions) {
  let count = 0
  async function* counting(): AsyncGenerator<readonly Cell[]> {
    for await (const row of rows) {
      signal?.throwIfAborted()
      yield rowFor(columns, row)
      count++
      if (count % rowsPerReport === 0) onRows?.(count)
    }
  }
  return { table: { columns, rows: counting() }, rows: () => count }
}

/**
 * A cell without a column would be lost in silence, and only in some formats: that is a bug of whoever made the row.
 */
function rowFor(columns: readonly string[], row: readonly Cell[]): readonly Cell[] {
  if (row.length === columns.length) return row
  if (row.length > columns.length)
    throw new Error(`a row has ${row.length} cells for ${columns.length} columns`)
  return columns.map((_, index) => row[index] ?? null)
}
