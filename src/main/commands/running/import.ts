import { counted } from '../../../shared/words/counted.ts'
import type { ImportFlags } from './importFlags.ts'
import { importFile } from './importFile.ts'
import { defaultSettings } from '../../operations/run/batchSettings.ts'
import type { Session } from '../session.ts'

/** `millrace import FILE`: makes a batch and runs nothing. */
export async function importOnly(file: string, flags: ImportFlags, session: Session): Promise<number> {
  const { batch, rejects } = await importFile(file, { ...flags, mayGuess: true }, defaultSettings, session)
  if (session.isJson) {
    const rejected = rejects.map(({ row, reason }) => ({ row, reason }))
    session.printJson({ ...session.app.store.status(batch), rejects: rejected })
    return 0
  }
  const items = counted(batch.sourceRows - rejects.length, 'row')
  session.terminal.out(
    session.hinted(
      `Batch ${batch.id}: ${items} imported, ${rejects.length} rejected. Run it with: millrace start ${batch.id}\n`,
    ),
  )
  return 0
}
