import type { CallInput } from '../../../shared/contract.ts'
import type { BatchSettings } from '../../../shared/batch.ts'
import type { Mapping } from '../../../shared/field.ts'
import { UsageError } from '../../../shared/usageError.ts'
import { hashFile } from '../../hashFile.ts'
import { importBatch } from '../../import/importBatch.ts'
import type { Table } from '../../import/readTable.ts'
import { settledWith, defaultSettings } from '../../operations/run/batchSettings.ts'
import type { Pipeline } from '../../pipelines/pipeline.ts'
import type { Desk, JobControl, JobResult, SourceFile } from '../desk/desk.ts'
import { given } from '../../given.ts'
import { requireKey } from '../runs/providerFor.ts'
import { requireRoom } from '../files/requireRoom.ts'
import { mappingOf } from './mappingOf.ts'
import { openTable, sayingItsName } from './openTable.ts'

type Wanted = CallInput<'source.import'>

/**
 * The settings of a batch: what was given, over what the operator usually wants, over ours. Throws UsageError for those
 * that could not be run, before anything is stored.
 */
export function settingsFor(
  wanted: Wanted,
  { app, settings }: Pick<Desk, 'app' | 'settings'>,
): BatchSettings {
  const provider = wanted.isPractice ? 'practice' : 'anthropic'
  requireKey(provider, { app })
  const usual = { ...defaultSettings, ...settings.read().defaults }
  return settledWith({ ...given(wanted.settings), provider }, usual, false, app)
}

interface SourceToImport {
  readonly file: SourceFile
  readonly wanted: Wanted
  readonly settings: BatchSettings
  readonly pipeline: Pipeline
}

/** Makes a batch out of a file. A job that is cancelled keeps nothing of it. */
export async function importSource(
  { file, wanted, settings, pipeline }: SourceToImport,
  app: Desk['app'],
  control: JobControl,
): Promise<JobResult> {
  await requireRoom(app.config.dataDir, roomFor(file), 'the import')
  // Each reads the whole file before the first row is stored: one computes while the other waits for the disk.
  const hashing = hashFile(file.path, control.signal)
  // Why the table cannot be read says more than why its bytes cannot.
  hashing.catch(() => undefined)
  const table = await openTable(file, wanted.options, control.signal)
  const mapping = await requireMapping(table, pipeline, wanted.mapping)
  const { sha256, bytes } = await hashing
  const { format, columns } = table
  const batch = await sayingItsName(file, () =>
    importBatch(table, {
      store: app.store,
      pipeline,
      name: wanted.name.trim(),
      settings,
      source: { fileName: file.fileName, sha256, bytes, format, columns, mapping },
      limit: null,
      sample: wanted.sample,
      duplicates: wanted.duplicates ?? 'share',
      now: () => app.config.clock.now(),
      onRows: (rows) => control.progress(rows, null),
      signal: control.signal,
    }),
  )
  return { kind: 'import', batchId: batch.id }
}

/** A row takes half as much again in the store as in its file, and a workbook is packed. */
function roomFor({ fileName, bytes }: SourceFile): number {
  return bytes * (fileName.toLowerCase().endsWith('.xlsx') ? 10 : 1.6)
}

/** Money is not spent on a column that nobody has chosen and no header names. */
export async function requireMapping(table: Table, pipeline: Pipeline, chosen: Mapping): Promise<Mapping> {
  const { mapping, missing } = await mappingOf(table, pipeline, chosen)
  if (!missing) return mapping
  throw new UsageError(`No column is chosen for "${missing.name}". Choose the one that holds it.`)
}
