import { counted } from '../../../shared/words/counted.ts'
import type { ImportFlags } from './importFlags.ts'
import { importFile } from './importFile.ts'
import { defaultSettings } from '../../operations/run/batchSettings.ts'
import type { Session } from '../session.ts'

/** `millrace import FILE`: makes a batch and runs nothing. */
export async function importOnly(file: string, flags: ImportFlags, session: Session): Promise<number> {
  const batch = await importFile(file, { ...flags, mayGuess: true }, defaultSettings, session)
  const { store } = session.app
  if (session.isJson) {
    const rejects = Array.from(store.rejects.each(batch.id), ({ row, reason }) => ({ row, reason }))
    session.printJson({ ...store.status(batch), rejects })
    return 0
  }
  const { rejected } = store.totals(batch).seal
  const items = counted(batch.sourceRows - rejected, 'row')
  session.terminal.out(
    session.hinted(
      `Batch ${batch.id}: ${items} imported, ${rejected} rejected. Run it with: millrace start ${batch.id}\n`,
    ),
  )
  return 0
}
