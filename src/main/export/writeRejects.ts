import type { Reject } from '../../shared/table.ts'
import { writeTable } from './writeTable.ts'

/** Saves the rejected rows of an import with their numbers and reasons. Returns how many there are. */
export async function writeRejects(
  path: string,
  rejects: readonly Reject[],
  force: boolean,
): Promise<number> {
  const rows = rejects.map(({ row, line, reason, raw }) => [row, line, reason, raw])
  const written = await writeTable(path, { columns: ['row', 'line', 'reason', 'raw'], rows }, { force })
  return written.rows
}
