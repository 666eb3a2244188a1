import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import type { Cell } from '../../shared/table.ts'
import { csvLines } from './csv.ts'
import { exportFormatOf } from './exportFormat.ts'
import { jsonLines } from './jsonl.ts'
import { replaceFile } from './replaceFile.ts'
import { xlsxBytes } from './xlsx.ts'

export interface TableToWrite {
  readonly columns: readonly string[]
  readonly rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>
}

export interface WriteOptions {
  /** Overwrites a file that exists. */
  readonly force: boolean
  /** Ends the writing; nothing is left behind. */
  readonly signal?: AbortSignal
  readonly onRows?: (rows: number) => void
  /** Sees how many rows were written before the file appears; what it throws keeps the file from appearing. */
  readonly beforeRename?: (rows: number) => void
}

export interface Written {
  readonly file: string
  readonly rows: number
  readonly bytes: number
  readonly sha256: string
  /** Cells that were too long for the format. */
  readonly cutCells: number
}

/** Writes a table in the format of the file's ending, row by row. Throws UsageError when it cannot be written there. */
export function writeTable(path: string, table: TableToWrite, options: WriteOptions): Promise<Written> {
  const counted = countedRows(table, options)
  let cutCells = 0
  const chunks = chunksOf(path, counted.table, () => cutCells++)
  return replaceFile(path, options.force, async (file) => {
    const { bytes, sha256 } = await writeAll(file, chunks)
    options.beforeRename?.(counted.rows())
    return { file: path, rows: counted.rows(), bytes, sha256, cutCells }
  })
}

function chunksOf(path: string, table: TableToWrite, onCut: () => void): AsyncIterable<string | Uint8Array> {
  switch (exportFormatOf(path)) {
    case 'csv':
      return csvLines(table)
    case 'jsonl':
      return jsonLines(table)
    case 'xlsx':
      return xlsxBytes(table, onCut)
  }
}

/** Progress is told this often. */
const rowsPerReport = 1_000

function countedRows({ columns, rows }: TableToWrite, { signal, onRows }: WriteOptions) {
  let count = 0
  async function* counting(): AsyncGenerator<readonly Cell[]> {
    for await (const row of rows) {
      signal?.throwIfAborted()
      yield row
      count++
      if (count % rowsPerReport === 0) onRows?.(count)
    }
  }
  return { table: { columns, rows: counting() }, rows: () => count }
}

const blockBytes = 256 * 1024

/** Writes in blocks: a system call per row would cost more than the row. */
async function writeAll(
  file: FileHandle,
  chunks: AsyncIterable<string | Uint8Array>,
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  let block: Buffer[] = []
  let blockSize = 0
  const flush = async (): Promise<void> => {
    const whole = Buffer.concat(block)
    hash.update(whole)
    bytes += whole.length
    block = []
    blockSize = 0
    await file.appendFile(whole)
  }
  for await (const chunk of chunks) {
    block.push(Buffer.from(chunk as string))
    blockSize += chunk.length
    if (blockSize >= blockBytes) await flush()
  }
  await flush()
  return { bytes, sha256: hash.digest('hex') }
}
