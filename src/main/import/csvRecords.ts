import type { CsvError, Parser } from 'csv-parse'
import { parse } from 'csv-parse'
import type { BrokenRecord, RawRecord } from './entry.ts'
import { maxCellCharacters } from './entry.ts'

/** A record that grows beyond this was never closed; a cell of 1 MB and its neighbours fit well. */
const maxRecordBytes = 8 * maxCellCharacters

type Found = readonly (RawRecord | BrokenRecord)[]

/**
 * Reads the records of delimited text, the header among them, and gives what each piece of text held, in order.
 * A line that opens a quote which is never closed is given as broken, and the lines after it are read as usual.
 */
export async function* csvRecords(chunks: AsyncIterable<string>, delimiter: string): AsyncGenerator<Found> {
  let reader = new RecordReader(delimiter, 0)
  for await (const chunk of chunks) {
    await reader.read(Buffer.from(chunk))
    while (reader.isStuck) reader = yield* reopened(reader, delimiter)
    yield reader.take()
  }
  for (await reader.end(); reader.isStuck; await reader.end()) reader = yield* reopened(reader, delimiter)
  yield reader.take()
}

/** Gives up the line that the open quote stands in, and starts again behind it. */
async function* reopened(stuck: RecordReader, delimiter: string): AsyncGenerator<Found, RecordReader> {
  yield stuck.take()
  const { raw, rest, line } = stuck.brokenLine()
  yield [{ line, problem: 'A quote is opened in this line and never closed.', raw }]
  const reader = new RecordReader(delimiter, line)
  await reader.read(rest)
  return reader
}

/** One parser, and the bytes that it has not made a record of yet. */
class RecordReader {
  readonly #parser: Parser
  readonly #linesBefore: number
  #found: (RawRecord | BrokenRecord)[] = []
  #held: Buffer = Buffer.alloc(0)
  #heldFrom = 0
  #recordEnd = 0
  #lastLine = 0
  isStuck = false

  constructor(delimiter: string, linesBefore: number) {
    this.#linesBefore = linesBefore
    this.#parser = parse({
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      max_record_size: maxRecordBytes,
      // Records are taken from here: the parser's own stream would give them later than its errors.
      on_record: (cells: string[], { lines, bytes }) => this.#record(cells, lines, bytes),
      on_skip: (error: CsvError | undefined) => this.#problem(error),
    })
    this.#parser.resume()
  }

  async read(bytes: Buffer): Promise<void> {
    this.#held = Buffer.concat([this.#held, bytes])
    await new Promise<void>((resolve, reject) => {
      this.#parser.write(bytes, (error) => (error ? reject(error) : resolve()))
    })
    if (!this.isStuck) this.#forget(this.#recordEnd)
  }

  end(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#parser.once('error', reject).end(() => resolve())
    })
  }

  /** The records since the last time. */
  take(): Found {
    const found = this.#found
    this.#found = []
    return found
  }

  /** The first line that is not part of a record, what comes after it, and its number. */
  brokenLine(): { readonly raw: string; readonly rest: Buffer; readonly line: number } {
    this.#forget(this.#recordEnd)
    const text = this.#held
    const start = text.findIndex((byte) => byte !== 10 && byte !== 13)
    const end = text.findIndex((byte, at) => at > start && (byte === 10 || byte === 13))
    const blankLines = text.subarray(0, start).filter((byte) => byte === 10).length
    return {
      raw: text.toString('utf8', start, end < 0 ? undefined : end),
      rest:
        end < 0
          ? Buffer.alloc(0)
          : text.subarray(text[end] === 13 && text[end + 1] === 10 ? end + 2 : end + 1),
      line: this.#linesBefore + this.#lastLine + blankLines + 1,
    }
  }

  #record(cells: string[], lines: number, bytes: number): null {
    if (this.isStuck) return null
    this.#found.push({ line: this.#linesBefore + firstLine(cells, lines), cells })
    this.#lastLine = lines
    this.#recordEnd = bytes
    return null
  }

  #problem(error: CsvError | undefined): undefined {
    const isOpen = error?.code === 'CSV_QUOTE_NOT_CLOSED' || error?.code === 'CSV_MAX_RECORD_SIZE'
    if (!isOpen) throw error ?? new Error('csv-parse skipped a record without saying why')
    this.isStuck = true
  }

  #forget(upTo: number): void {
    this.#held = this.#held.subarray(upTo - this.#heldFrom)
    this.#heldFrom = upTo
  }
}

/** The parser knows the line where a record ends. */
function firstLine(cells: readonly string[], lastLine: number): number {
  return cells.reduce((line, cell) => line - (cell.match(/\r\n|\n|\r/g)?.length ?? 0), lastLine)
}
