import { UsageError } from '../../../shared/usageError.ts'
import { aboveHeader, titleNote } from './aboveHeader.ts'
import { columnsBy } from '../columns.ts'
import { csvRecords, lineEndsIn } from './csvRecords.ts'
import { delimiterNote, detectDelimiter, readDelimiter } from './delimiter.ts'
import type { Encoding } from '../text/encoding.ts'
import type { BrokenRecord, Entry, RawRecord } from '../entry.ts'
import { entryMaker, paged, withoutHeader } from '../entry.ts'
import type { ReadOptions, Table } from '../readTable.ts'
import { textChunks } from '../text/textChunks.ts'

/**
 * Reads a file of lines with a delimiter: CSV, TSV and the like. The first record is the header, unless it is said to
 * be a row.
 */
export async function readDelimited(path: string, encoding: Encoding, options: ReadOptions): Promise<Table> {
  const sample = await firstChunk(path, encoding)
  const wanted = options.delimiter === undefined ? undefined : readDelimiter(options.delimiter)
  const above = aboveHeader(sample, wanted)
  const inTable = sample.slice(above.text.length)
  const delimiter = wanted ?? above.delimiter ?? detectDelimiter(inTable)
  const firstLine = 1 + lineEndsIn(above.text)
  const records = () =>
    csvRecords(without(textChunks(path, encoding), above.text.length), delimiter, firstLine)
  const { columns, notes } = columnsBy(await firstRowOf(path, records()), path, options)
  return {
    format: { format: 'csv', encoding: encoding.name, delimiter, sheet: null },
    columns,
    notes: [
      ...(encoding.note ? [encoding.note] : []),
      ...above.notes,
      ...delimiterNote(inTable, delimiter),
      ...(options.firstRow === 'data' ? [] : titleNote(inTable, delimiter)),
      ...notes,
    ],
    entries: () =>
      paged(entriesOf(withoutHeader(records(), options), entryMaker(columns, encoding.mayBeDamaged))),
  }
}

async function firstChunk(path: string, encoding: Encoding): Promise<string> {
  for await (const chunk of textChunks(path, encoding)) return chunk
  return ''
}

async function* without(chunks: AsyncIterable<string>, characters: number): AsyncGenerator<string> {
  let left = characters
  for await (const chunk of chunks) {
    yield chunk.slice(left)
    left = Math.max(0, left - chunk.length)
  }
}

type Records = AsyncIterable<readonly (RawRecord | BrokenRecord)[]>

async function firstRowOf(path: string, records: Records): Promise<readonly string[]> {
  for await (const [first] of records) {
    if (!first) continue
    if ('problem' in first)
      throw new UsageError(`${path} cannot be read: in its header a quote is opened and never closed.`)
    return first.cells as readonly string[]
  }
  throw new UsageError(`${path} is empty.`)
}

async function* entriesOf(
  records: Records,
  toEntry: ReturnType<typeof entryMaker>,
): AsyncGenerator<readonly Entry[]> {
  for await (const found of records) yield found.map(toEntry)
}
