import { extname } from 'node:path'
import { UsageError } from '../../shared/usageError.ts'

export type ExportFormat = 'csv' | 'jsonl' | 'xlsx'

const formatByEnding: Readonly<Record<string, ExportFormat>> = {
  '.csv': 'csv',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
  '.xlsx': 'xlsx',
}

/** The format that a file's ending asks for. Throws UsageError for any other ending. */
export function exportFormatOf(path: string): ExportFormat {
  const format = formatByEnding[extname(path).toLowerCase()]
  if (format) return format
  throw new UsageError(`Results are written as .csv, .jsonl or .xlsx, and "${path}" ends in none of these.`)
}
