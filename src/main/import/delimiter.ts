import { UsageError } from '../../shared/usageError.ts'

const candidates = [',', ';', '\t', '|'] as const

/** Stands for "no delimiter": a character that no text has. */
export const noDelimiter = '\u001f'

/**
 * Finds the delimiter that cuts the sampled records into the same number of cells, the more of them the better.
 * A header that holds none of the usual ones makes a table of one column, whatever its rows hold.
 */
export function detectDelimiter(sample: string): string {
  const scored = candidates.map((delimiter) => ({ delimiter, score: scoreOf(sample, delimiter) }))
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a))
  return best.score > 0 ? best.delimiter : noDelimiter
}

/** Reads the flag: one character, or `tab` or `\t`. */
export function readDelimiter(given: string): string {
  if (/^(?:tab|\\t)$/i.test(given)) return '\t'
  if (given.length === 1 && !/["\r\n]/.test(given)) return given
  throw new UsageError(`--delimiter takes one character, or tab; "${given}" is not one.`)
}

/** The share of records with as many cells as the header, and a little for every cell. 0: the header has one cell. */
function scoreOf(sample: string, delimiter: string): number {
  const [header, ...rows] = cellCounts(sample, delimiter)
  if (!header || header === 1) return 0
  const regular = rows.filter((count) => count === header).length
  const share = rows.length === 0 ? 1 : regular / rows.length
  return share + Math.min(header, 50) / 1_000 + 0.0001
}

const recordsCounted = 100

/** Cells per record; what stands between quotes separates nothing. */
function cellCounts(sample: string, delimiter: string): number[] {
  const counts: number[] = []
  let cells = 1
  let isQuoted = false
  let atCellStart = true
  let length = 0
  for (const char of sample) {
    if (char === '"' && (isQuoted || atCellStart)) isQuoted = !isQuoted
    else if (!isQuoted && (char === '\n' || char === '\r')) {
      if (length > 0) counts.push(cells)
      if (counts.length === recordsCounted) return counts
      cells = 1
      length = 0
      atCellStart = true
      continue
    } else if (!isQuoted && char === delimiter) {
      cells++
      atCellStart = true
      length++
      continue
    }
    atCellStart = false
    length++
  }
  if (length > 0 && counts.length === 0) counts.push(cells)
  return counts
}
