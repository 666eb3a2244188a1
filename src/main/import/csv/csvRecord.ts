/**
 * What stands at a place in a text: a record, without cells for a blank line, and where the next one begins; a quote
 * that was opened and never closed; or nothing yet, because the text ends before the record does.
 */
type Reading =
  | { readonly kind: 'record'; readonly cells: string[]; readonly end: number }
  | { readonly kind: 'broken' }
  | { readonly kind: 'unfinished' }

/** `isLast`: nothing comes after the text. */
export type ReadRecord = (text: string, start: number, isLast: boolean) => Reading

/** A cell and where it ends: at a delimiter, at a line end or with the text. */
interface CellRead {
  readonly kind: 'cell'
  readonly cell: string
  readonly end: number
}

interface Dialect {
  /** null: every line is one cell. */
  readonly delimiter: string | null
  /** What a cell without quotes is made of. */
  readonly plain: RegExp
  /** What may stand between a closing quote and the end of its cell. */
  readonly blanks: RegExp
}

type ReadCell = CellRead | Exclude<Reading, { readonly kind: 'record' }>

const broken = { kind: 'broken' } as const
const unfinished = { kind: 'unfinished' } as const
const lineEnd = /\r\n|\n|\r/y
const line = /[^\r\n]*/y

/**
 * Reads records after RFC 4180, with any line end. Beyond it: a quote inside a cell that is not quoted is a character
 * like any other, and so is one inside a quoted cell when no delimiter or line end follows it.
 */
export function recordReader(delimiter: string | null): ReadRecord {
  const special = delimiter === null ? '' : `\\u${delimiter.charCodeAt(0).toString(16).padStart(4, '0')}`
  const dialect: Dialect = {
    delimiter,
    plain: new RegExp(`[^${special}\\r\\n]*`, 'y'),
    blanks: delimiter === '\t' ? / */y : delimiter === ' ' ? /\t*/y : /[ \t]*/y,
  }
  return (text, start, isLast) => readRecord(text, start, isLast, dialect)
}

function readRecord(text: string, start: number, isLast: boolean, dialect: Dialect): Reading {
  const cells: string[] = []
  const afterBlanks = matchEnd(dialect.blanks, text, start)
  if (!isLast && isAtEdge(text, afterBlanks)) return unfinished
  if (isLineEnd(text, afterBlanks))
    return { kind: 'record', cells, end: matchEnd(lineEnd, text, afterBlanks) }
  for (let at = start; ; at++) {
    const read =
      text[at] === '"' ? quotedCell(text, at, isLast, dialect) : plainCell(text, at, isLast, dialect)
    if (read.kind !== 'cell') return read
    cells.push(read.cell)
    at = read.end
    if (isLineEnd(text, at)) return { kind: 'record', cells, end: matchEnd(lineEnd, text, at) }
  }
}

function plainCell(text: string, start: number, isLast: boolean, { plain }: Dialect): ReadCell {
  const end = matchEnd(plain, text, start)
  return !isLast && isAtEdge(text, end) ? unfinished : { kind: 'cell', cell: text.slice(start, end), end }
}

function quotedCell(text: string, start: number, isLast: boolean, dialect: Dialect): ReadCell {
  // Where the line ends in which a quote came up that closes nothing: the cell must be closed there.
  let limit: number | null = null
  for (let from = start + 1; ;) {
    const quote = text.indexOf('"', from)
    if (limit !== null && (quote < 0 || quote > limit)) return plainCell(text, start, isLast, dialect)
    if (quote < 0) return isLast ? broken : unfinished
    from = quote + 1
    if (text[from] === '"') {
      from++
      continue
    }
    const end = matchEnd(dialect.blanks, text, from)
    if (!isLast && isAtEdge(text, end)) return unfinished
    if (endsCell(text, end, dialect)) {
      return { kind: 'cell', cell: text.slice(start + 1, quote).replaceAll('""', '"'), end }
    }
    const endOfLine: number = limit ?? matchEnd(line, text, start)
    if (endOfLine === text.length && !isLast) return unfinished
    if (opensCell(text, quote, dialect))
      return quote < endOfLine ? plainCell(text, start, isLast, dialect) : broken
    if (quote < endOfLine) limit = endOfLine
  }
}

/** What comes next decides how to read on: the second half of CR LF, or the second of two quotes. */
function isAtEdge(text: string, at: number): boolean {
  return at === text.length || (at === text.length - 1 && text[at] === '\r')
}

function isLineEnd(text: string, at: number): boolean {
  return at === text.length || text[at] === '\n' || text[at] === '\r'
}

function endsCell(text: string, at: number, { delimiter }: Dialect): boolean {
  return isLineEnd(text, at) || text[at] === delimiter
}

/** A quote at the start of a cell, if the cell before it were closed. */
function opensCell(text: string, quote: number, dialect: Dialect): boolean {
  return endsCell(text, quote - 1, dialect)
}

/** Where the next line begins. */
export function afterLine(text: string, from: number): number {
  return matchEnd(lineEnd, text, matchEnd(line, text, from))
}

function matchEnd(sticky: RegExp, text: string, from: number): number {
  sticky.lastIndex = from
  return sticky.test(text) ? sticky.lastIndex : from
}
