import type { FileHandle } from 'node:fs/promises'
import { open } from 'node:fs/promises'
import type { Mapping } from '../../shared/field.ts'
import type { TableFormat } from '../../shared/table.ts'
import { UsageError } from '../../shared/usageError.ts'
import type { Entry } from './entry.ts'
import { readDelimited } from './csv/readDelimited.ts'
import { readJsonLines } from './json/readJsonLines.ts'
import { sniff } from './sniff.ts'
import { detectEncoding } from './text/encoding.ts'

export interface ReadOptions {
  readonly encoding?: string
  readonly delimiter?: string
  readonly sheet?: string
  /** It is a row like the others, and names no columns. JSON Lines have no such row. */
  readonly firstRow?: 'data'
}

/** A table that was understood. Its rows are read when they are asked for, as often as wanted. */
export interface Table {
  readonly format: TableFormat
  /** The sheets that could be read instead, this one among them; only a workbook has any. */
  readonly sheets?: readonly string[]
  /** Every column has a name of its own. */
  readonly columns: readonly string[]
  /** What was unusual, one sentence each. */
  readonly notes: readonly string[]
  /** Which column fills which field, where the file says so itself. */
  readonly mapping?: Mapping
  readonly entries: () => AsyncIterable<readonly Entry[]>
}

const sampleBytes = 256 * 1024

/**
 * Finds out what a file is by its content and reads its header. Throws UsageError, one sentence, for what is not a
 * table: other kinds of files by name, empty files, files without rows. Ends early when the signal aborts.
 */
export async function readTable(path: string, options: ReadOptions, signal?: AbortSignal): Promise<Table> {
  return requireRows(path, await readColumns(path, options, signal), options)
}

/** As `readTable`, also where nothing stands below the header: so that it can be said to be a row. */
export async function readColumns(path: string, options: ReadOptions, signal?: AbortSignal): Promise<Table> {
  const { head, tail } = await ends(path)
  if (sniff(path, head, tail) === 'xlsx') {
    // Reading workbooks takes a hundred modules more.
    const { readWorkbook } = await import('./xlsx/readWorkbook.ts')
    return readWorkbook(path, options)
  }
  const encoding = await detectEncoding(path, head, options.encoding, signal)
  return (await readJsonLines(path, encoding)) ?? (await readDelimited(path, encoding, options))
}

/** Throws UsageError for what is no file, or may not be read. */
export async function requireFile(path: string): Promise<void> {
  await using file = await opened(path)
  await sizeOf(file, path)
}

async function ends(path: string): Promise<{ readonly head: Buffer; readonly tail: Buffer }> {
  await using file = await opened(path)
  const size = await sizeOf(file, path)
  return {
    head: await part(file, 0, sampleBytes),
    tail: await part(file, Math.max(0, size - sampleBytes), sampleBytes),
  }
}

function opened(path: string): Promise<FileHandle> {
  return open(path, 'r').catch((error: unknown) => {
    throw cannotOpen(path, error)
  })
}

async function sizeOf(file: FileHandle, path: string): Promise<number> {
  const info = await file.stat()
  if (!info.isDirectory()) return info.size
  throw new UsageError(`${path} is a folder. Name a file, or read a folder of items with --layout files.`)
}

async function part(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  EACCES: 'may not be read by you',
  EPERM: 'may not be read by you',
}

function cannotOpen(path: string, error: unknown): UsageError {
  const { code, message } = error as NodeJS.ErrnoException
  return new UsageError(`${path} ${reasons[code ?? ''] ?? `cannot be opened: ${message}`}.`)
}

async function requireRows(path: string, table: Table, { encoding }: ReadOptions): Promise<Table> {
  for await (const page of table.entries()) if (page.length > 0) return table
  const readAs =
    encoding === undefined
      ? ''
      : ` when it is read as ${table.format.encoding}. Try another encoding with --encoding`
  throw new UsageError(
    `${path} has a header but no rows${readAs}. If its only line is a row, say so at First row in the window, or put a line with the names of the columns above it.`,
  )
}
