import type { Reject } from '../../shared/table.ts'
import type { TableToWrite } from './writeTable.ts'

/** Rejected rows as they are saved: with their numbers and reasons, and as they stood in the file. */
export function rejectTable(rejects: Iterable<Reject> | AsyncIterable<Reject>): TableToWrite {
  return { columns: ['row', 'line', 'reason', 'raw'], rows: rowsOf(rejects) }
}

async function* rowsOf(rejects: Iterable<Reject> | AsyncIterable<Reject>) {
  for await (const { row, line, reason, raw } of rejects) yield [row, line, reason, raw]
}
