import type { Batch, BatchSettings } from '../../src/shared/batch.ts'
import type { Clock } from '../../src/main/engine/clock.ts'
import { hashFile } from '../../src/main/hashFile.ts'
import { importBatch } from '../../src/main/import/importBatch.ts'
import { mapColumns } from '../../src/main/import/mapping/mapColumns.ts'
import { readTable } from '../../src/main/import/readTable.ts'
import { defaultSettings } from '../../src/main/operations/run/batchSettings.ts'
import { findPipeline } from '../../src/main/pipelines/registry.ts'
import type { Store } from '../../src/main/store/open.ts'
import { ticketFile } from './tickets.ts'

export interface Place {
  readonly folder: string
  readonly store: Store
  readonly clock: Clock
  /** Runs only so many rows; the rest is skipped. */
  readonly sample?: number
  /** Hears of each page that is stored. */
  readonly onRows?: (rows: number) => void
}

/** Imports so many tickets, or the given file, for the practice model. */
export async function importTickets(
  table: number | string,
  settings: Partial<BatchSettings>,
  { folder, store, clock, sample, onRows }: Place,
): Promise<Batch> {
  const path = typeof table === 'number' ? ticketFile(folder, table) : table
  const read = await readTable(path, {})
  const pipeline = findPipeline('ticket-classifier')
  const { mapping } = mapColumns(pipeline.fields, read.columns, {})
  const { sha256, bytes } = await hashFile(path)
  const { format, columns } = read
  return importBatch(read, {
    store,
    pipeline,
    name: 'tickets',
    settings: { ...defaultSettings, provider: 'practice', ...settings },
    source: { fileName: 'tickets.csv', sha256, bytes, format, columns, mapping },
    limit: null,
    sample: sample ?? null,
    now: () => clock.now(),
    ...(onRows && { onRows }),
  })
}
