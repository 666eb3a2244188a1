import { setImmediate as breath } from 'node:timers/promises'
import type { Batch, BatchSettings, BatchSource } from '../../shared/batch.ts'
import type { BatchId } from '../../shared/ids.ts'
import { itemId } from '../../shared/ids.ts'
import { UsageError } from '../../shared/usageError.ts'
import { counted } from '../../shared/words/counted.ts'
import type { Pipeline } from '../pipelines/pipeline.ts'
import { definitionOf } from '../pipelines/registry.ts'
import type { Lease } from '../store/batches/leases.ts'
import type { Store } from '../store/open.ts'
import { finishImport, removeImport } from '../store/batches/unfinishedImports.ts'
import { bringItem } from './files/bringItem.ts'
import { ImportCounts } from './rows/importCounts.ts'
import type { NewRow } from './rows/newRow.ts'
import { newRowMaker } from './rows/newRow.ts'
import type { Table } from './readTable.ts'
import { RowsToSample } from './rows/rowsToSample.ts'

export interface ImportOptions {
  readonly store: Store
  readonly pipeline: Pipeline
  readonly name: string
  readonly settings: BatchSettings
  readonly source: BatchSource
  /** Takes only the first so many data rows; null takes all. */
  readonly limit: number | null
  /** Runs only so many rows, spread evenly over the table; the rest is skipped. null runs all. */
  readonly sample: number | null
  /** What becomes of a row with the content of an earlier one: it shares its answer by the cache, or is not run. */
  readonly duplicates?: 'share' | 'skip'
  /** ms UTC. */
  readonly now: () => number
  readonly onRows?: (rows: number) => void
  /** Hears where all rows went, once they are stored. */
  readonly onCounted?: (counts: ImportCounts) => void
  /** Ends the import with its reason; nothing of it is kept. */
  readonly signal?: AbortSignal
}

/**
 * Makes a batch out of a table, page by page. It appears when it is whole: an import that dies leaves nothing.
 * Throws UsageError when not one row can become an item, and the signal's reason when that aborts.
 */
export async function importBatch(table: Table, options: ImportOptions): Promise<Batch> {
  const { store } = options
  const { batchId, lease } = beginImport(options)
  try {
    const { counts, toSample } = await insertRows(table, batchId, lease, options)
    if (counts.items === 0) throw noRows(counts)
    options.signal?.throwIfAborted()
    const { sample } = options
    if (counts.skippedDuplicates > 0) sayDuplicates(batchId, counts, options)
    finishImport(store, lease, counts, sample === null ? null : { rows: toSample.rows(sample), size: sample })
    store.leases.release(lease)
    options.onCounted?.(counts)
    return store.batches.get(batchId)!
  } catch (error) {
    await removeImport(store, lease, { now: options.now })
    throw error
  }
}

/** The lease comes with the batch, so that no other process takes it for the rest of a dead import. */
function beginImport({ store, pipeline, name, settings, source, now }: ImportOptions) {
  const begin = store.db.transaction(() => {
    const version = store.pipelineVersions.put(pipeline.name, definitionOf(pipeline), now())
    const batchId = store.batches.insert({
      name,
      pipelineVersionId: version.id,
      settings,
      source,
      createdAt: now(),
    })
    return { batchId, lease: store.leases.acquire(batchId, now()) as Lease }
  })
  return begin.immediate()
}

/** Stores the rows and says where they went. */
async function insertRows(
  table: Table,
  batchId: BatchId,
  lease: Lease,
  options: ImportOptions,
): Promise<{ readonly counts: ImportCounts; readonly toSample: RowsToSample }> {
  const { store, limit, sample, now, signal } = options
  const makeRow = newRowMaker(table, options)
  const insertPage = store.db.transaction((page: readonly NewRow[]) => {
    store.leases.heartbeat(lease, now())
    insertTogether(page, batchId, options)
  })
  const counts = new ImportCounts()
  const toSample = new RowsToSample()
  for await (const page of table.entries()) {
    signal?.throwIfAborted()
    const rows = (limit === null ? page : page.slice(0, limit - counts.rows)).map(makeRow)
    insertPage.immediate(rows)
    counts.add(rows)
    if (sample !== null) toSample.add(rows)
    options.onRows?.(counts.rows)
    if (limit !== null && counts.rows >= limit) break
    await breath()
  }
  return { counts, toSample }
}

function insertTogether(page: readonly NewRow[], batchId: BatchId, { store, now }: ImportOptions): void {
  const made = page.filter((row) => row.kind === 'item')
  store.newItems.insert(
    batchId,
    made.map(({ item }) => item),
    now(),
  )
  for (const { item, begun } of made) {
    if (begun) bringItem(store, itemId(batchId, item.row), { ...begun, status: item.status }, now())
  }
  for (const row of page) if (row.kind === 'reject') store.rejects.insert(batchId, row.reject)
}

function sayDuplicates(
  batchId: BatchId,
  { skippedDuplicates }: ImportCounts,
  { store, now }: ImportOptions,
): void {
  const message = `${counted(skippedDuplicates, 'row')} skipped at import: the same content as an earlier row`
  store.events.add(batchId, { at: now(), kind: 'skipped', message })
}

function noRows({ rejected, firstReject }: ImportCounts): UsageError {
  if (!firstReject) return new UsageError('The table has no rows to import.')
  const { row, reason } = firstReject
  const none = rejected === 1 ? 'The only row cannot be used' : `None of the ${rejected} rows can be used`
  return new UsageError(`${none}. Row ${row}: ${reason}`)
}
