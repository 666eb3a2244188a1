import { setImmediate as breath } from 'node:timers/promises'
import type { Batch, BatchSettings, BatchSource } from '../../shared/batch.ts'
import { rowMapper } from '../../shared/field.ts'
import type { BatchId } from '../../shared/ids.ts'
import { itemId } from '../../shared/ids.ts'
import type { Checkpoint } from '../../shared/stage.ts'
import type { Reject } from '../../shared/table.ts'
import { UsageError } from '../../shared/usageError.ts'
import { counted } from '../../shared/counted.ts'
import type { MappedRow, Pipeline } from '../pipelines/pipeline.ts'
import { definitionOf } from '../pipelines/registry.ts'
import type { Lease } from '../store/leases.ts'
import type { NewItem } from '../store/newItems.ts'
import type { Store } from '../store/open.ts'
import type { ImportedRows } from '../store/unfinishedImports.ts'
import { discardSlowly, finishImport } from '../store/unfinishedImports.ts'
import { contentDigestOf, contentKeyOf } from './contentKey.ts'
import type { Entry } from './entry.ts'
import type { BegunItem } from './files/begunItem.ts'
import { standingOf } from './files/begunItem.ts'
import { bringItem } from './files/bringItem.ts'
import type { Table } from './readTable.ts'
import { SeenContents } from './seenContents.ts'

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
    const { sample } = options
    if (counts.skippedDuplicates > 0) sayDuplicates(batchId, counts, options)
    finishImport(store, batchId, counts, sample === null ? null : { rows: counts.leftOut, size: sample })
    store.leases.release(lease)
    return store.batches.get(batchId)!
  } catch (error) {
    await discardSlowly(store, batchId)
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

/** Stores the rows and says where they went; `leftOut` are those of which a sample will be taken. */
async function insertRows(
  table: Table,
  batchId: BatchId,
  lease: Lease,
  options: ImportOptions,
): Promise<Counts & { readonly leftOut: readonly number[] }> {
  const { store, limit, now, signal } = options
  const makeItem = itemMaker(table, options)
  const checkpoints = new Map<Checkpoint, number>()
  const leftOut: number[] = []
  let counts: Counts = { ...nothing, checkpoints }
  const insertPage = store.db.transaction((page: readonly MadeEntry[]) => {
    store.leases.heartbeat(lease, now())
    const items = page.filter((entry) => entry.kind === 'item')
    store.newItems.insert(
      batchId,
      items.map(({ item }) => item),
      now(),
    )
    for (const made of items) countOne(checkpoints, bring(made, batchId, options))
    for (const entry of page) if (entry.kind === 'reject') store.rejects.insert(batchId, entry.reject)
  })
  for await (const page of table.entries()) {
    signal?.throwIfAborted()
    const left = limit === null ? page : page.slice(0, limit - counts.items - counts.rejected)
    const made = left.map(makeItem)
    insertPage.immediate(made)
    counts = countedWith(counts, made)
    if (options.sample !== null) for (const row of rowsToSample(made)) leftOut.push(row)
    options.onRows?.(counts.items + counts.rejected)
    if (limit !== null && counts.items + counts.rejected >= limit) break
    await breath()
  }
  return { ...counts, leftOut }
}

const nothing = { items: 0, rejected: 0, duplicates: 0, skippedDuplicates: 0, firstReject: null }

function countedWith(counts: Counts, page: readonly MadeEntry[]): Counts {
  const rejects = page.filter((entry) => entry.kind === 'reject')
  const items = page.filter((entry) => entry.kind === 'item')
  return {
    ...counts,
    items: counts.items + items.length,
    rejected: counts.rejected + rejects.length,
    duplicates: counts.duplicates + items.filter(({ isDuplicate }) => isDuplicate).length,
    skippedDuplicates: counts.skippedDuplicates + items.filter(({ item }) => item.sameAs !== null).length,
    firstReject: counts.firstReject ?? rejects[0]?.reject ?? null,
  }
}

function rowsToSample(page: readonly MadeEntry[]): number[] {
  return page.flatMap((entry) =>
    entry.kind === 'item' && entry.item.sameAs === null ? [entry.item.row] : [],
  )
}

function countOne(checkpoints: Map<Checkpoint, number>, checkpoint: Checkpoint): void {
  checkpoints.set(checkpoint, (checkpoints.get(checkpoint) ?? 0) + 1)
}

interface MadeItem {
  readonly kind: 'item'
  readonly item: NewItem
  /** An earlier row has the same content. */
  readonly isDuplicate: boolean
  readonly mapped: MappedRow
  readonly begun: BegunItem | undefined
}

type MadeEntry = MadeItem | Extract<Entry, { kind: 'reject' }>

/** Makes the function that makes a new item out of a row. What was begun elsewhere is never skipped. */
function itemMaker({ columns }: Table, { pipeline, source, sample, duplicates }: ImportOptions) {
  const mapRow = rowMapper(source.mapping, columns)
  const seen = new SeenContents()
  return (entry: Entry): MadeEntry => {
    if (entry.kind === 'reject') return entry
    const { row, cells, begun } = entry
    const mapped = mapRow(cells)
    const externalId = mapped['id'] || begun?.folder || null
    const digest = contentDigestOf(mapped, row, pipeline)
    const first = seen.firstWith(digest, row)
    const sameAs = duplicates === 'skip' && !begun ? first : null
    const status = sample !== null || sameAs !== null ? 'skipped' : 'pending'
    const item = { row, cells, externalId, contentKey: contentKeyOf(digest), status, sameAs } as const
    return { kind: 'item', item, isDuplicate: first !== null, mapped, begun }
  }
}

/** Puts an item that was begun elsewhere where its files show it. Returns where it stands. */
function bring(
  { item: { row, status }, mapped, begun }: MadeItem,
  batchId: BatchId,
  { store, pipeline, now }: ImportOptions,
): Checkpoint {
  if (!begun) return 'pending'
  const standing = standingOf(begun, mapped, pipeline)
  bringItem(store, itemId(batchId, row), { folder: begun.folder, standing, status }, now())
  return standing.checkpoint
}

function sayDuplicates(batchId: BatchId, { skippedDuplicates }: Counts, { store, now }: ImportOptions): void {
  const message = `${counted(skippedDuplicates, 'row')} skipped at import: the same content as an earlier row`
  store.events.add(batchId, { at: now(), kind: 'skipped', message })
}

function noRows({ rejected, firstReject }: Counts): UsageError {
  if (!firstReject) return new UsageError('The table has no rows to import.')
  const { row, reason } = firstReject
  const none = rejected === 1 ? 'The only row cannot be used' : `None of the ${rejected} rows can be used`
  return new UsageError(`${none}. Row ${row}: ${reason}`)
}
