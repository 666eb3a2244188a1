import { resolve } from 'node:path'
import { UsageError } from '../../../shared/usageError.ts'
import { exportFiles } from '../../export/files/exportFiles.ts'
import { counted } from '../../../shared/words/counted.ts'
import { exitCodes } from '../exitCode.ts'
import type { ExportFlags } from './export.ts'
import type { Session } from '../session.ts'
import { findBatch } from '../findBatch.ts'

/** `millrace export ID --layout files --out DIR`: a folder for each item. Ctrl+C leaves nothing behind. */
export async function exportFolder(id: string, flags: ExportFlags, session: Session): Promise<number> {
  if (flags.columns) throw new UsageError('--columns is for tables; a folder of items has none.')
  const { store, config } = session.app
  const batch = findBatch(session, id)
  const stop = new AbortController()
  const stopListening = session.terminal.onInterrupt(() => stop.abort())
  try {
    const written = await exportFiles(store, batch.id, {
      folder: resolve(flags.out),
      workspace: config.workspace,
      only: flags.only ?? null,
      force: flags.force ?? false,
      now: () => config.clock.now(),
      signal: stop.signal,
    })
    sayWritten(written, session)
    return exitCodes.complete
  } catch (error) {
    if (!stop.signal.aborted) throw error
    session.note('Stopped. Nothing was written.')
    return exitCodes.interrupted
  } finally {
    stopListening()
  }
}

function sayWritten(
  { folder, items, bytes, namedByRow, manifest }: Awaited<ReturnType<typeof exportFiles>>,
  session: Session,
): void {
  if (namedByRow > 0)
    session.note(
      `${counted(namedByRow, 'item is', 'items are')} named by row: the id is missing, not unique or no file name.`,
    )
  if (session.isJson) session.printJson({ file: folder, rows: items, bytes, manifest })
  else session.terminal.out(`${counted(items, 'item')} written to ${folder} (manifest: ${manifest})\n`)
}
