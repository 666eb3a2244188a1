import { basename, resolve } from 'node:path'
import { exitCodes } from '../exitCode.ts'
import type { Batch, BatchSettings } from '../../../shared/batch.ts'
import type { Reject } from '../../../shared/table.ts'
import { headerNote } from '../../import/headerNote.ts'
import { importBatch } from '../../import/importBatch.ts'
import { mapColumns, notFound, parseMapFlag } from '../../import/mapColumns.ts'
import type { DuplicatesChoice } from '../../../shared/views/importViews.ts'
import type { Mapping } from '../../../shared/field.ts'
import type { Table } from '../../import/readTable.ts'
import { writeRejects } from '../../export/writeRejects.ts'
import { wordiestColumn } from '../../import/wordiestColumn.ts'
import { duplicates } from '../../store/unfinishedImports.ts'
import type { Pipeline } from '../../pipelines/pipeline.ts'
import { findPipeline } from '../../pipelines/registry.ts'
import { counted } from '../../../shared/counted.ts'
import { Interrupted } from '../interrupted.ts'
import type { Layout } from '../layouts.ts'
import { openSource } from './openSource.ts'
import { sayBegun } from './sayBegun.ts'
import type { Session } from '../session.ts'
import { requireUsableTarget } from './targets.ts'

/** The flags that say how a file is read. */
export interface ImportFlags {
  readonly layout?: Layout
  readonly pipeline: string
  readonly map?: readonly string[]
  readonly encoding?: string
  readonly delimiter?: string
  readonly sheet?: string
  readonly rejects?: string
  readonly limit?: number
  readonly sample?: number
  readonly duplicates?: DuplicatesChoice
  readonly name?: string
  readonly force?: boolean
  /** Whether a required field may be guessed by what a column holds. */
  readonly mayGuess?: boolean
}

export interface ImportedFile {
  readonly batch: Batch
  readonly rejects: readonly Reject[]
}

/**
 * Makes a batch out of a file and says what was understood of it. Throws UsageError for a file that is not a table,
 * Interrupted when the operator stops it: then nothing of it is kept.
 */
export async function importFile(
  path: string,
  flags: ImportFlags,
  settings: BatchSettings,
  session: Session,
): Promise<ImportedFile> {
  const stop = new AbortController()
  const stopListening = session.terminal.onInterrupt(() => {
    if (stop.signal.aborted) session.terminal.exitNow(exitCodes.interrupted)
    stop.abort(new Interrupted('Import stopped; nothing was kept.'))
  })
  try {
    return await imported(path, flags, settings, session, stop.signal)
  } finally {
    stopListening()
  }
}

async function imported(
  path: string,
  flags: ImportFlags,
  settings: BatchSettings,
  session: Session,
  signal: AbortSignal,
): Promise<ImportedFile> {
  const { store, config } = session.app
  if (flags.rejects) await requireUsableTarget(flags.rejects, { force: flags.force ?? false, source: path })
  const pipeline = findPipeline(flags.pipeline)
  const { table, identify } = await openSource(path, flags, config.workspace)
  const mapping = await mappingFor(table, pipeline, flags, session)
  const { sha256, bytes } = await identify()
  const { format, columns } = table
  const fileName = basename(resolve(path))
  const earlier = store.batches.bySource(sha256)
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
    signal,
  })
  const rejects = store.rejects.list(batch.id)
  sayWhatWasRead(batch, table, session)
  sayWhatIsOdd(batch, rejects, sameContent(flags, settings), session)
  sayEarlier(earlier, settings, session)
  sayBegun(batch, session)
  await saveRejects(rejects, flags, session)
  return { batch, rejects }
}

/**
 * A run must not spend money on a column that was guessed by its content; an import may, since it says so first
 * and spends nothing.
 */
async function mappingFor(
  table: Table,
  { fields }: Pipeline,
  { map, mayGuess }: ImportFlags,
  { note }: Session,
): Promise<Mapping> {
  const given = { ...knownMapping(table, fields), ...Object.fromEntries((map ?? []).map(parseMapFlag)) }
  const { mapping, missing } = mapColumns(fields, table.columns, given)
  const doubt = isNamedByFile(table) ? null : headerNote(table.columns, fields)
  if (doubt) note(doubt)
  if (!missing) return mapping
  if (!mayGuess) throw notFound(missing, table.columns)
  const column = await wordiestColumn(table)
  note(
    `No header looks like "${missing.name}"; "${column}" holds the most text and is taken. Check it before you start.`,
  )
  return { ...mapping, [missing.name]: column }
}

/** Every record of these names its values itself: there is no header line that could be a row. */
function isNamedByFile({ format: { format } }: Table): boolean {
  return format === 'jsonl' || format === 'files'
}

/** What the source says of its columns, as far as this pipeline and these columns have it. */
function knownMapping({ mapping, columns }: Table, fields: Pipeline['fields']): Mapping {
  const known = Object.entries(mapping ?? {}).filter(
    ([name, column]) => fields.some((field) => field.name === name) && columns.includes(column),
  )
  return Object.fromEntries(known)
}

function sayWhatWasRead({ id, source }: Batch, { notes }: Table, { note }: Session): void {
  const { format, encoding, delimiter, sheet } = source.format
  const parts = [
    format === 'files' ? 'a folder of items' : delimiter === '\t' ? 'TSV' : format.toUpperCase(),
    encoding,
    delimiter && `delimiter ${delimiter === '\t' ? 'tab' : `"${delimiter}"`}`,
    sheet && `sheet "${sheet}"`,
    counted(source.columns.length, 'column'),
  ]
  note(`Batch ${id}: ${source.fileName} read as ${parts.filter(Boolean).join(', ')}.`)
  const pairs = Object.entries(source.mapping).map(([field, column]) => `${field} = "${column}"`)
  note(`Columns: ${pairs.join(', ')}. Change with --map field=column.`)
  for (const sentence of notes) note(sentence)
}

const rejectsShown = 5

function sayWhatIsOdd(
  batch: Batch,
  rejects: readonly Reject[],
  becomes: Becomes,
  { app: { store }, note }: Session,
): void {
  const content = store.counters.value(batch.id, duplicates)
  const externalIds = store.items.countRepeatedIds(batch.id)
  if (content > 0)
    note(
      `${counted(content, 'row has', 'rows have')} the same content as an earlier one; ${becomes[content === 1 ? 'one' : 'many']}.`,
    )
  if (externalIds > 0)
    note(
      `${counted(externalIds, 'row has', 'rows have')} the id of an earlier row; rows are told apart by number.`,
    )
  for (const { row, reason } of rejects.slice(0, rejectsShown)) note(`Row ${row} rejected: ${reason}`)
  if (rejects.length > rejectsShown) {
    note(`${counted(rejects.length, 'row')} rejected in all. Save them with --rejects FILE.`)
  }
}

/** What becomes of a row, or of several, with the content of an earlier one. */
interface Becomes {
  readonly one: string
  readonly many: string
}

function sameContent({ duplicates: choice }: ImportFlags, { useCache }: BatchSettings): Becomes {
  if (choice === 'skip') return { one: 'it is skipped', many: 'they are skipped' }
  if (useCache) return { one: 'it shares its answer', many: 'they share its answer' }
  return {
    one: 'with --no-cache it is asked and paid like any other',
    many: 'with --no-cache each of them is asked and paid',
  }
}

function sayEarlier([same]: readonly Batch[], { useCache }: BatchSettings, { note }: Session): void {
  if (!same) return
  const reuse = useCache
    ? 'Answers it already has are reused at no cost unless --no-cache is given.'
    : 'Its answers are not reused: --no-cache asks every row anew.'
  note(`This file was imported before as batch ${same.id} (${same.status}). ${reuse}`)
}

async function saveRejects(rejects: readonly Reject[], flags: ImportFlags, { note }: Session): Promise<void> {
  if (!flags.rejects) return
  if (rejects.length === 0) return note(`No row was rejected, so ${flags.rejects} was not written.`)
  const rows = await writeRejects(flags.rejects, rejects, flags.force ?? false)
  note(`${counted(rows, 'rejected row')} written to ${flags.rejects}.`)
}
