import { cellText } from '../../../shared/field.ts'
import type { Mapping } from '../../../shared/field.ts'
import type { CallOutput } from '../../../shared/contract.ts'
import type { App } from '../../app.ts'
import { hashFile } from '../../hashFile.ts'
import { headerNote } from '../../import/mapping/headerNote.ts'
import type { Table } from '../../import/readTable.ts'
import { wordiestColumn } from '../../import/mapping/wordiestColumn.ts'
import type { Pipeline } from '../../pipelines/pipeline.ts'
import { definitionOf } from '../../pipelines/registry.ts'
import type { SourceFile } from '../desk/desk.ts'
import { mappingOf } from './mappingOf.ts'
import { withoutFlags } from './openTable.ts'

type View = Omit<CallOutput<'source.read'>, 'source'>

/** The choices for a correction, of which the first is by far the most likely. */
const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-1', 'shift_jis']
const previewRows = 20
const previewCharacters = 500
/** Larger files are not read as a whole only to say whether they were here before. */
const mostHashedBytes = 64 * 2 ** 20

interface OpenedSource {
  readonly file: SourceFile
  readonly table: Table
  readonly pipeline: Pipeline
  /** The columns that the operator has chosen. */
  readonly chosen: Mapping
}

/** What was understood of a file, and what its columns are taken for. */
export async function sourceViewOf(
  { file, table, pipeline, chosen }: OpenedSource,
  { store, config }: App,
  signal: AbortSignal,
): Promise<View> {
  const { fileName, bytes } = file
  const { format, encoding, delimiter, sheet } = table.format
  const { version } = store.pipelineVersions.put(pipeline.name, definitionOf(pipeline), config.clock.now())
  return {
    ...{ fileName, bytes, format, encoding, delimiter, sheet },
    encodings: encoding === null || encodings.includes(encoding) ? encodings : [encoding, ...encodings],
    sheets: [...(table.sheets ?? [])],
    columns: [...table.columns],
    notes: notesOf(table, pipeline),
    preview: await previewOf(table),
    pipeline: { name: pipeline.name, version },
    fields: await fieldsOf(table, pipeline, chosen),
    earlier: bytes > mostHashedBytes ? [] : await earlierOf(file, store, signal),
  }
}

function notesOf({ notes, columns, format }: Table, { fields }: Pipeline): string[] {
  const doubt = format.format === 'jsonl' ? null : headerNote(columns, fields)
  return [...(doubt === null ? [] : [`${doubt} If it is a row, say so at First row.`]), ...notes].map(
    withoutFlags,
  )
}

async function previewOf({ entries }: Table): Promise<View['preview']> {
  const preview: View['preview'] = []
  for await (const page of entries()) {
    for (const entry of page) {
      if (preview.length === previewRows) return preview
      if (entry.kind !== 'row') continue
      const cells = entry.cells.map((cell) => cellText(cell).slice(0, previewCharacters))
      preview.push({ row: entry.row, cells })
    }
  }
  return preview
}

async function fieldsOf(table: Table, pipeline: Pipeline, chosen: Mapping): Promise<View['fields']> {
  const { mapping, missing } = await mappingOf(table, pipeline, chosen)
  const guess = missing && (await wordiestColumn(table))
  return pipeline.fields.map(({ name, required }) => {
    const isGuess = name === missing?.name
    const column = isGuess ? guess : (mapping[name] ?? null)
    return { name, isRequired: required, column, isGuess }
  })
}

async function earlierOf(
  { path }: SourceFile,
  { batches }: App['store'],
  signal: AbortSignal,
): Promise<View['earlier']> {
  const { sha256 } = await hashFile(path, signal)
  return batches.bySource(sha256).map(({ id, name }) => ({ id, name }))
}
