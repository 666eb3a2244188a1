import { basename, resolve } from 'node:path'
import type { Batch, BatchSettings } from '../../../shared/batch.ts'
import { counted } from '../../../shared/words/counted.ts'
import { rejectTable } from '../../export/rejectTable.ts'
import { writeTable } from '../../export/writeTable.ts'
import { importBatch } from '../../import/importBatch.ts'
import { ListedRows } from '../../import/rows/listedRows.ts'
import { findPipeline } from '../../pipelines/registry.ts'
import { exitCodes } from '../exitCode.ts'
import { Interrupted } from '../interrupted.ts'
import type { Session } from '../session.ts'
import type { ImportFlags } from './importFlags.ts'
import { mappingFor } from './mappingFor.ts'
import { openSource } from './openSource.ts'
import { showRows } from './progress.ts'
import { sayImported } from './sayImported.ts'
import { requireUsableTarget } from './targets.ts'

/**
 * Makes a batch out of a file and says what was understood of it. Throws UsageError for a file that is not a table,
 * Interrupted when the operator stops it: then nothing of it is kept.
 */
export async function importFile(
  path: string,
  flags: ImportFlags,
  settings: BatchSettings,
  session: Session,
): Promise<Batch> {
  const stop = new AbortController()
  const stopListening = session.terminal.onInterrupt(() => {
    if (stop.signal.aborted) session.terminal.exitNow(exitCodes.interrupted)
    stop.abort(new Interrupted('Import stopped; nothing was kept.'))
  })
  try {
    const { signal } = stop
    return await imported({ path, flags, settings, signal }, session)
  } finally {
    stopListening()
  }
}

interface FileToImport {
  readonly path: string
  readonly flags: ImportFlags
  readonly settings: BatchSettings
  readonly signal: AbortSignal
}

async function imported({ path, flags, settings, signal }: FileToImport, session: Session): Promise<Batch> {
  if (flags.rejects) await requireUsableTarget(flags.rejects, { force: flags.force ?? false, source: path })
  const pipeline = findPipeline(flags.pipeline)
  const { table, identify } = await openSource(path, flags, session.app.config.workspace)
  const mapping = await mappingFor(table, pipeline, flags, session)
  const { sha256, bytes } = await identify()
  const { format, columns } = table
  const fileName = basename(resolve(path))
  session.make()
  const { store, config } = session.app
  const earlier = store.batches.bySource(sha256)
  let withoutText = new ListedRows()
  const progress = showRows(session.terminal)
  const batch = await importBatch(table, {
    store,
    pipeline,
    name: flags.name ?? fileName,
    settings,
    source: { fileName, sha256, bytes, format, columns, mapping },
    limit: flags.limit ?? null,
    sample: flags.sample ?? null,
    duplicates: flags.duplicates ?? 'share',
    now: () => config.clock.now(),
    onRows: progress.at,
    onCounted: (counts) => (withoutText = counts.withoutText),
    signal,
  }).finally(progress.stop)
  sayImported(batch, { table, withoutText, earlier, flags }, session)
  await saveRejects(batch, flags, session)
  return batch
}

async function saveRejects(
  { id }: Batch,
  { rejects, force = false }: ImportFlags,
  { app: { store }, note }: Session,
): Promise<void> {
  if (!rejects) return
  if (store.rejects.first(id, 1).length === 0)
    return note(`No row was rejected, so ${rejects} was not written.`)
  const { rows } = await writeTable(rejects, rejectTable(store.rejects.each(id)), { force })
  note(`${counted(rows, 'rejected row')} written to ${rejects}.`)
}
