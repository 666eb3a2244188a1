import type { Batch } from '../../../shared/batch.ts'
import { counted, number } from '../../../shared/words/counted.ts'
import type { ListedRows } from '../../import/rows/listedRows.ts'
import { repeatedIdsSaid, withoutTextSaid } from '../../import/rows/oddRows.ts'
import type { Table } from '../../import/readTable.ts'
import { findPipeline } from '../../pipelines/registry.ts'
import type { Session } from '../session.ts'
import type { ImportFlags } from './importFlags.ts'

export interface Imported {
  readonly table: Table
  readonly withoutText: ListedRows
  /** Batches of the same file. */
  readonly earlier: readonly Batch[]
  readonly flags: ImportFlags
}

/** Says what was understood of a file and what is odd in it, so that the operator can stop before it costs anything. */
export function sayImported(
  batch: Batch,
  { table, withoutText, earlier, flags }: Imported,
  session: Session,
): void {
  sayWhatWasRead(batch, table, session)
  sayRepeated(batch, becomesOf(flags, batch), session)
  sayUnusable(batch, withoutText, session)
  sayEarlier(earlier, batch, session)
  sayBegun(batch, session)
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

function sayRepeated(batch: Batch, becomes: Becomes, { app: { store }, note }: Session): void {
  const content = store.counters.value(batch.id, 'duplicates')
  const externalIds = store.items.countRepeatedIds(batch.id)
  if (content > 0)
    note(
      `${counted(content, 'row has', 'rows have')} the same content as an earlier one; ${becomes[content === 1 ? 'one' : 'many']}.`,
    )
  if (externalIds > 0) note(repeatedIdsSaid(externalIds))
}

const rejectsShown = 5

function sayUnusable(batch: Batch, withoutText: ListedRows, { app: { store }, note }: Session): void {
  const { id, pipeline, source } = batch
  if (withoutText.total > 0) note(withoutTextSaid(withoutText, source.mapping, findPipeline(pipeline)))
  for (const { row, reason } of store.rejects.first(id, rejectsShown))
    note(`Row ${number(row)} rejected: ${reason}`)
  const { rejected } = store.totals(batch).seal
  if (rejected > rejectsShown)
    note(`${counted(rejected, 'row')} rejected in all. Save them with --rejects FILE.`)
}

/** What becomes of a row, or of several, with the content of an earlier one. */
interface Becomes {
  readonly one: string
  readonly many: string
}

function becomesOf({ duplicates: choice }: ImportFlags, { settings: { useCache } }: Batch): Becomes {
  if (choice === 'skip') return { one: 'it is skipped', many: 'they are skipped' }
  if (useCache) return { one: 'it shares its answer', many: 'they share its answer' }
  return {
    one: 'with --no-cache it is asked and paid like any other',
    many: 'with --no-cache each of them is asked and paid',
  }
}

function sayEarlier([same]: readonly Batch[], { settings: { useCache } }: Batch, { note }: Session): void {
  if (!same) return
  const reuse = useCache
    ? 'Answers it already has are reused at no cost unless --no-cache is given.'
    : 'Its answers are not reused: --no-cache asks every row anew.'
  note(`This file was imported before as batch ${same.id} (${same.status}). ${reuse}`)
}

const notesShown = 5

/** Says of a folder of items what it brought along, and what was damaged in it. */
function sayBegun(batch: Batch, { app: { store }, note }: Session): void {
  if (batch.source.format.format !== 'files') return
  const damaged = store.events.list(batch.id).filter(({ kind }) => kind === 'files')
  for (const { message } of damaged.slice(0, notesShown)) note(message)
  if (damaged.length > notesShown) {
    note(`${number(damaged.length)} files count as not there. See all: millrace status ${batch.id} --log`)
  }
  const { parsed, processed, prepared, acquired, pending } = store.totals(batch).checkpoints
  note(
    `Brought along: ${counted(parsed, 'output')}, ${counted(processed, 'response')}, ${counted(prepared, 'prompt')}. ${counted(prepared + acquired + pending, 'item is', 'items are')} still to be answered.`,
  )
}
