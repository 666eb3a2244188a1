import type { Batch, BatchSettings, BatchSource } from '../../shared/batch.ts'
import { rowMapper } from '../../shared/field.ts'
import type { BatchId } from '../../shared/ids.ts'
import { itemId } from '../../shared/ids.ts'
import type { Checkpoint } from '../../shared/stage.ts'
import type { Reject } from '../../shared/table.ts'
import { UsageError } from '../../shared/usageError.ts'
import type { Pipeline } from '../pipelines/pipeline.ts'
import { definitionOf } from '../pipelines/registry.ts'
import type { Lease } from '../store/leases.ts'
import type { Store } from '../store/open.ts'
import type { ImportedRows } from '../store/unfinishedImports.ts'
import { discardImport, finishImport } from '../store/unfinishedImports.ts'
import { contentKeyOf } from './contentKey.ts'
import type { Entry } from './entry.ts'
import { standingOf } from './files/begunItem.ts'
import { bringItem } from './files/bringItem.ts'
import type { Table } from './readTable.ts'

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
  /** ms UTC. */
  readonly now: () => number
  readonly onRows?: (rows: number) => void
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
    const counts = await insertRows(table, batchId, lease, options)
    if (counts.items === 0) throw noRows(counts)
    options.signal?.throwIfAborted()
    finishImport(store, batchId, counts, options.sample)
    store.leases.release(lease)
    return store.batches.get(batchId)!
  } catch (error) {
    discardImport(store, batchId)
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

interface Counts extends ImportedRows {
  readonly firstReject: Reject | null
}

async function insertRows(
  table: Table,
  batchId: BatchId,
  lease: Lease,
  options: ImportOptions,
): Promise<Counts> {
  const { store, limit, now } = options
  const checkpoints = new Map<Checkpoint, number>()
  const insertItem = itemInserter(table, batchId, options)
  let counts: Counts = { items: 0, rejected: 0, checkpoints, firstReject: null }
  const insertPage = store.db.transaction((page: readonly Entry[]) => {
    store.leases.heartbeat(lease, now())
    for (const entry of page) {
      if (entry.kind === 'reject') store.rejects.insert(batchId, entry.reject)
      else countOne(checkpoints, insertItem(entry))
    }
  })
  for await (const page of table.entries()) {
    options.signal?.throwIfAborted()
    const left = limit === null ? page : page.slice(0, limit - counts.items - counts.rejected)
    insertPage.immediate(left)
    counts = countedWith(counts, left)
    options.onRows?.(counts.items + counts.rejected)
    if (limit !== null && counts.items + counts.rejected >= limit) break
  }
  return counts
}

function countedWith(counts: Counts, page: readonly Entry[]): Counts {
  const rejects = page.filter((entry) => entry.kind === 'reject')
  return {
    ...counts,
    items: counts.items + page.length - rejects.length,
    rejected: counts.rejected + rejects.length,
    firstReject: counts.firstReject ?? rejects[0]?.reject ?? null,
  }
}

function countOne(checkpoints: Map<Checkpoint, number>, checkpoint: Checkpoint): void {
  checkpoints.set(checkpoint, (checkpoints.get(checkpoint) ?? 0) + 1)
}

type RowEntry = Extract<Entry, { kind: 'row' }>

/** Makes the function that inserts an item and returns where it stands. */
function itemInserter({ columns }: Table, batchId: BatchId, options: ImportOptions) {
  const { store, pipeline, source, now } = options
  const mapRow = rowMapper(source.mapping, columns)
  return ({ row, cells, begun }: RowEntry): Checkpoint => {
    const mapped = mapRow(cells)
    const externalId = mapped['id'] || begun?.folder || null
    const contentKey = contentKeyOf(mapped, row, pipeline)
    store.items.insert(batchId, { row, cells, externalId, contentKey }, now())
    if (!begun) return 'pending'
    const standing = standingOf(begun, mapped, pipeline)
    bringItem(store, itemId(batchId, row), begun.folder, standing, now())
    return standing.checkpoint
  }
}

function noRows({ rejected, firstReject }: Counts): UsageError {
  if (!firstReject) return new UsageError('The table has no rows to import.')
  const { row, reason } = firstReject
  const none = rejected === 1 ? 'The only row cannot be used' : `None of the ${rejected} rows can be used`
  return new UsageError(`${none}. Row ${row}: ${reason}`)
}
