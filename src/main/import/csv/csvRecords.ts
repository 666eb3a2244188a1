import type { ReadRecord } from './csvRecord.ts'
import { afterLine, recordReader } from './csvRecord.ts'
import type { BrokenRecord, RawRecord } from '../entry.ts'
import { maxCellCharacters } from '../entry.ts'

/** A record that grows beyond this was never closed; three cells of 1 MB and their neighbours fit. */
const maxRecordCharacters = 4 * maxCellCharacters

type Found = readonly (RawRecord | BrokenRecord)[]

interface Taken {
  readonly found: Found
  /** Text that was not read, or is not a whole record yet, and the line in which it begins. */
  readonly rest: string
  readonly line: number
}

/**
 * Reads the records of delimited text, the header among them, and gives what each piece of text held, in order.
 * A line that opens a quote which is never closed is given as broken, and the lines after it are read as usual.
 * `delimiter` null: every line is one cell. `firstLine` is the number of the text's first line in its file.
 */
export async function* csvRecords(
  chunks: AsyncIterable<string>,
  delimiter: string | null,
  firstLine: number,
): AsyncGenerator<Found> {
  const readRecord = recordReader(delimiter)
  let rest = ''
  let line = firstLine
  let triedLength = 0
  for await (const chunk of chunks) {
    // Of a line that is longer than all that is kept, only the end matters.
    if (rest.length > maxRecordCharacters && !/[\r\n]/.test(chunk)) continue
    rest += chunk
    // A record that fills many chunks is tried when it has doubled: once a chunk would take forever.
    if (rest.length < 2 * triedLength && rest.length <= maxRecordCharacters) continue
    ;({ rest, line } = yield* takeAll(rest, line, false, readRecord))
    triedLength = rest.length
  }
  yield* takeAll(rest, line, true, readRecord)
}

const recordsPerPart = 1_000

function* takeAll(
  text: string,
  firstLine: number,
  isLast: boolean,
  readRecord: ReadRecord,
): Generator<Found, Taken> {
  let taken = takeRecords(text, firstLine, isLast, readRecord, recordsPerPart)
  for (; taken.found.length === recordsPerPart;) {
    yield taken.found
    taken = takeRecords(taken.rest, taken.line, isLast, readRecord, recordsPerPart)
  }
  yield taken.found
  return taken
}

/** Takes up to `most` records off the front of a text. `isLast`: nothing comes after it. */
export function takeRecords(
  text: string,
  firstLine: number,
  isLast: boolean,
  readRecord: ReadRecord,
  most: number,
): Taken {
  const found: (RawRecord | BrokenRecord)[] = []
  let line = firstLine
  let at = 0
  while (at < text.length && found.length < most) {
    const reading = readRecord(text, at, isLast)
    if (reading.kind === 'unfinished' && text.length - at <= maxRecordCharacters) break
    const end = reading.kind === 'record' ? reading.end : afterLine(text, at)
    if (reading.kind !== 'record') {
      // A line that is longer than all that is kept: its end tells what it is.
      if (end === text.length && !isLast)
        return { found, rest: text.slice(at, at + maxRecordCharacters + 1), line }
      found.push({ line, problem: openQuote, raw: text.slice(at, end).trimEnd() })
    } else if (reading.cells.length > 0) found.push({ line, cells: reading.cells })
    line += lineEndsIn(text.slice(at, end))
    at = end
  }
  return { found, rest: text.slice(at), line }
}

const openQuote = 'A quote is opened in this line and never closed.'

export function lineEndsIn(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0
}
