import { recordReader } from './csvRecord.ts'
import { takeRecords } from './csvRecords.ts'
import { UsageError } from '../../../shared/usageError.ts'

const candidates = [',', ';', '\t', '|'] as const

/**
 * Finds the delimiter that cuts the sampled records into the same number of cells, the more of them the better.
 * A header that holds none of the usual ones makes a table of one column, whatever its rows hold: null.
 */
export function detectDelimiter(sample: string): string | null {
  const scored = candidates.map((delimiter) => ({ delimiter, score: scoreOf(sample, delimiter) }))
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a))
  return best.score > 0 ? best.delimiter : null
}

/** Reads the flag: one character, or `tab` or `\t`. */
export function readDelimiter(given: string): string {
  if (/^(?:tab|\\t)$/i.test(given)) return '\t'
  if (given.length === 1 && !/["\r\n]/.test(given)) return given
  throw new UsageError(`--delimiter takes one character, or tab; "${given}" is not one.`)
}

/** Says so when the delimiter that was named leaves a single column, where another one makes several. */
export function delimiterNote(sample: string, delimiter: string | null): string[] {
  if (delimiter === null || cellCounts(sample, delimiter)[0] !== 1) return []
  const other = detectDelimiter(sample)
  if (other === null) return []
  const columns = cellCounts(sample, other)[0]
  return [
    `With ${named(delimiter)} as delimiter the table has a single column; with ${named(other)} it would have ${columns}.`,
  ]
}

function named(delimiter: string): string {
  return delimiter === '\t' ? 'a tab' : `"${delimiter}"`
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

/** How many cells each of the first records has. */
export function cellCounts(sample: string, delimiter: string): number[] {
  const readRecord = recordReader(delimiter)
  const { found } = takeRecords(sample, 1, false, readRecord, recordsCounted)
  const records = found.length > 0 ? found : takeRecords(sample, 1, true, readRecord, 1).found
  return records.map((record) => ('cells' in record ? record.cells : record.raw.split(delimiter)).length)
}
