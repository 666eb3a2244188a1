import type { Batch } from '../../../shared/batch.ts'
import { counted } from '../../../shared/counted.ts'
import type { Session } from '../session.ts'

const notesShown = 5

/** Says of a folder of items what it brought along, and what was damaged in it. */
export function sayBegun(batch: Batch, { app: { store }, note }: Session): void {
  if (batch.source.format.format !== 'files') return
  const damaged = store.events.list(batch.id).filter(({ kind }) => kind === 'files')
  for (const { message } of damaged.slice(0, notesShown)) note(message)
  if (damaged.length > notesShown) {
    note(`${damaged.length} files count as not there. See all: millrace status ${batch.id} --log`)
  }
  const { parsed, processed, prepared, acquired, pending } = store.totals(batch).checkpoints
  note(
    `Brought along: ${counted(parsed, 'output')}, ${counted(processed, 'response')}, ${counted(prepared, 'prompt')}. ${counted(prepared + acquired + pending, 'item is', 'items are')} still to be answered.`,
  )
}
