import type { Batch } from '../../../shared/batch.ts'
import type { CallInput } from '../../../shared/contract.ts'
import type { Exported } from '../../export/exportBatch.ts'
import { exportBatch } from '../../export/exportBatch.ts'
import { exportNotes } from '../../export/exportNotes.ts'
import type { Desk, JobControl, JobResult } from '../desk/desk.ts'
import { chosenRows } from './chosenRows.ts'

interface ExportToRun {
  readonly batch: Batch
  readonly wanted: CallInput<'export.run'>
  /** Where it goes. */
  readonly path: string
}

/** Writes the rows that were asked for. A job that is cancelled leaves no file. */
export async function exported(
  { batch, wanted, path }: ExportToRun,
  { app, host, files }: Pick<Desk, 'app' | 'host' | 'files'>,
  control: JobControl,
): Promise<JobResult> {
  const rows = await chosenRows(batch, wanted.rows, app)
  const written = await exportBatch(app.store, batch.id, {
    file: path,
    columns: wanted.columns,
    only: null,
    ...(rows && { rows }),
    force: wanted.overwrite || host === 'web',
    now: () => app.config.clock.now(),
    onCounted: (count) => control.counting(count, batch.sourceRows),
    onRows: (count) => control.progress(count, null),
    signal: control.signal,
  })
  return { kind: 'export', exported: shownOf(written, files) }
}

type Shown = Extract<JobResult, { kind: 'export' }>['exported']

function shownOf(written: Exported, files: Desk['files']): Shown {
  const { file, manifest, rows, bytes, sha256 } = written
  const downloads = [files.offer(file), files.offer(manifest)].filter((one) => one !== null)
  return {
    ...{ shown: files.shownPath(file), manifest: files.shownPath(manifest) },
    ...{ rows, bytes, sha256, notes: exportNotes(written), downloads },
  }
}
