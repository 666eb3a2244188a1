import { exportBatch } from '../../export/exportBatch.ts'
import { exportNotes } from '../../export/exportNotes.ts'
import { counted } from '../../../shared/words/counted.ts'
import type { Layout } from '../layouts.ts'
import type { Session } from '../session.ts'
import { findBatch } from '../findBatch.ts'

export interface ExportFlags {
  readonly layout?: Layout
  readonly out: string
  readonly columns?: readonly string[]
  readonly only?: string
  readonly force?: boolean
}

/** `millrace export ID --out FILE`: writes the table with its answers, and a manifest beside it. */
export async function exportTable(id: string, flags: ExportFlags, session: Session): Promise<number> {
  const { store, config } = session.app
  const batch = findBatch(session, id)
  const exported = await exportBatch(store, batch.id, {
    file: flags.out,
    columns: flags.columns ?? null,
    only: flags.only ?? null,
    force: flags.force ?? false,
    now: () => config.clock.now(),
  })
  for (const sentence of exportNotes(exported)) session.note(sentence)
  const { file, rows, bytes, manifest } = exported
  if (session.isJson) session.printJson({ file, rows, bytes, manifest })
  else session.terminal.out(`${counted(rows, 'row')} written to ${file} (manifest: ${manifest})\n`)
  return 0
}
