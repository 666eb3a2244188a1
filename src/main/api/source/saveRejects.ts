import type { CallOutput } from '../../../shared/contract.ts'
import type { Reject } from '../../../shared/table.ts'
import { UsageError } from '../../../shared/usageError.ts'
import { rejectTable } from '../../export/rejectTable.ts'
import { writeTable } from '../../export/writeTable.ts'
import type { Table } from '../../import/readTable.ts'
import type { Desk } from '../desk/desk.ts'
import { sayingItsName } from './openTable.ts'

/** Writes the rows that cannot be imported, with their numbers and reasons, to where the operator wants them. */
export async function saveRejects(
  table: Table,
  fileName: string,
  { host, files }: Pick<Desk, 'host' | 'files'>,
): Promise<CallOutput<'source.saveRejects'>> {
  const path = host === 'web' ? files.defaultTarget(fileName) : await files.chooseTarget(fileName)
  if (path === null) return { shown: null, downloads: [] }
  // Whoever chose the name of a file that exists was asked by the dialog.
  await sayingItsName({ path, fileName: files.shownPath(path) }, () =>
    writeTable(path, rejectTable(rejectsOf(table)), { force: true, beforeRename: requireSome }),
  )
  const download = files.offer(path)
  return { shown: files.shownPath(path), downloads: download ? [download] : [] }
}

function requireSome(rows: number): void {
  if (rows === 0) throw new UsageError('No row is rejected, so nothing was written.')
}

async function* rejectsOf({ entries }: Table): AsyncGenerator<Reject> {
  for await (const page of entries())
    for (const entry of page) if (entry.kind === 'reject') yield entry.reject
}
