import { cellCounts, detectDelimiter } from './delimiter.ts'

export interface AboveHeader {
  /** What is not part of the table, up to the header. */
  readonly text: string
  /** The delimiter that a `sep=` line names. */
  readonly delimiter: string | undefined
  readonly notes: readonly string[]
}

const sepLine = /^"?sep=(.)"?(?:\r\n|\n|\r)/i
const commentLine = /^#[^\r\n]*(?:\r\n|\n|\r)(?:[ \t]*(?:\r\n|\n|\r))*/

/** Finds a `sep=` line for Excel, and lines with `#` that are no header, above a table. */
export function aboveHeader(sample: string, given: string | undefined): AboveHeader {
  const sep = sepLine.exec(sample)
  const text = sep?.[0] ?? ''
  const comments = commentsAbove(sample.slice(text.length), given ?? sep?.[1])
  const count = comments.length === 1 ? 'One line' : `${comments.length} lines`
  return {
    text: text + comments.join(''),
    delimiter: sep?.[1],
    notes:
      comments.length > 0
        ? [`${count} with # above the header ${comments.length === 1 ? 'was' : 'were'} skipped.`]
        : [],
  }
}

/** So many rows below, all as wide as the header, tell a comment from the header of a table with one column. */
const rowsThatTell = 2

function commentsAbove(sample: string, given: string | undefined): string[] {
  const lines: string[] = []
  let below = sample
  for (let line = commentLine.exec(below); line; line = commentLine.exec(below)) {
    lines.push(line[0])
    below = below.slice(line[0].length)
  }
  const delimiter = lines.length > 0 ? (given ?? detectDelimiter(below)) : null
  if (delimiter === null) return []
  const widths = cellCounts(below, delimiter)
  const isHeader = cellCounts(lines.at(-1)!, delimiter)[0] === widths[0]
  const rows = isHeader ? widths.length : widths.length - 1
  if (rows < rowsThatTell || !areWide(widths, 2)) return []
  return isHeader ? lines.slice(0, -1) : lines
}

function areWide(widths: readonly number[], least: number): boolean {
  return widths.every((width) => width === widths[0] && width >= least)
}

/** Says so when what was taken for the header of a single column looks like a title above a wider table. */
export function titleNote(sample: string, delimiter: string | null): string[] {
  if (delimiter !== null) return []
  const below = sample.replace(/^\s*[^\r\n]*/, '')
  const found = detectDelimiter(below)
  const widths = found === null ? [] : cellCounts(below, found)
  if (widths.length <= rowsThatTell || !areWide(widths, 3)) return []
  return [
    `The first line was taken for the header of a single column, but the lines below hold ${widths[0]} cells each. If it is a title, remove it from the file and import again.`,
  ]
}
