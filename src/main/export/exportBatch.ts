import { basename } from 'node:path'
import type { Batch } from '../../shared/batch.ts'
import type { BatchId } from '../../shared/ids.ts'
import type { ItemState } from '../../shared/item.ts'
import { isOpen } from '../../shared/item.ts'
import { isUnstarted } from '../../shared/unstarted.ts'
import { UsageError } from '../../shared/usageError.ts'
import { findPipeline } from '../pipelines/registry.ts'
import type { Store } from '../store/open.ts'
import type { Totals } from '../store/counts/totals.ts'
import { exportFormatOf } from './exportFormat.ts'
import type { ChosenColumn } from './chosenColumns.ts'
import { chosenColumns, picked } from './chosenColumns.ts'
import type { ExportedColumns } from './exportedColumns.ts'
import { exportedColumns } from './exportedColumns.ts'
import { exportedRows } from './exportedRows.ts'
import { itemFilter } from './itemFilter.ts'
import { batchFacts, writeManifest } from './manifest.ts'
import { requireNotSource } from './requireNotSource.ts'
import { requireAllRows, rowsOf, sealedTotals } from './sealedTotals.ts'
import type { Written } from './writeTable.ts'
import { writeTable } from './writeTable.ts'
import { requireInSheet } from './sheetLimits.ts'

export interface ExportOptions {
  readonly file: string
  /** The exported columns to write, in this order; null for all. */
  readonly columns: readonly string[] | null
  /** A status, or who answered (`default`, `cache`, `model`, `human`); null for all rows. */
  readonly only: string | null
  /** Takes only these of them. Default: all. */
  readonly rows?: ChosenRows
  readonly force: boolean
  /** ms UTC, for the manifest. */
  readonly now: () => number
  /** Hears how many rows were counted so far, before the first is written. */
  readonly onCounted?: (rows: number) => void
  readonly onRows?: (rows: number) => void
  readonly signal?: AbortSignal
}

/** A part of a batch. Which rows they are is decided on the snapshot that is exported. */
export interface ChosenRows {
  /** In source order. */
  readonly in: (store: Store, batch: Batch) => Promise<Uint32Array>
  /** How the manifest says it. */
  readonly saidAs: object
}

export interface Exported extends Written {
  readonly manifest: string
  /** Rows of the file that are still to be run, or were left out by a sample. */
  readonly unanswered: number
  /** Columns of the file that had to take another name: the source has one of that name. */
  readonly renamed: Readonly<Record<string, string>>
}

/**
 * Writes a batch as a table, from one snapshot of the workspace: the file is the batch at one moment, also while it
 * runs. Refuses when the rows do not add up. Throws UsageError for a wrong column, status, ending or target.
 */
export async function exportBatch(
  workspace: Store,
  batchId: BatchId,
  options: ExportOptions,
): Promise<Exported> {
  const isSheet = exportFormatOf(options.file) === 'xlsx'
  using store = workspace.snapshot()
  const batch = store.batches.get(batchId)!
  await requireNotSource(options.file, batch.source)
  if (isSheet && options.only === null && !options.rows) requireInSheet(rowsOf(store.totals(batch)))
  const { columns: output } = findPipeline(batch.pipeline)
  const names = exportedColumns(batch.source.columns, output)
  const chosen = chosenColumns(names, options.columns)
  const renamed = renamedAmong(names, chosen)
  const totals = await sealedTotals(store, batch, options)
  const { chosen: wanted, only, requireAll } = await selectionOf(store, batch, totals, options)
  let unanswered = 0
  const counted = (item: ItemState): boolean => {
    const isIn = only(item)
    if (isIn && (isOpen(item) || isUnstarted(item))) unanswered++
    return isIn
  }
  const rows = exportedRows(store, batch, { rows: wanted, output, only: counted, costAsNumber: isSheet })
  const written = await writeTable(
    options.file,
    { columns: chosen.map(({ name }) => name), rows: picked(rows, chosen) },
    { ...options, beforeRename: requireAll },
  )
  const manifest = await writeManifest(written.file, {
    ...fileFacts(written, renamed, options),
    ...batchFacts(store, batch, totals),
  })
  return { ...written, manifest, unanswered, renamed }
}

/** Which items are written, and the check that not one of them is missing. */
async function selectionOf(store: Store, batch: Batch, totals: Totals, { only, rows }: ExportOptions) {
  const chosen = rows ? await rows.in(store, batch) : null
  return {
    chosen,
    only: itemFilter(only),
    requireAll: (count: number) =>
      chosen ? requireChosen(count, chosen.length, only) : requireAllRows(count, totals, only),
  }
}

/** How many of the chosen rows a status lets through is not known before. */
function requireChosen(count: number, chosen: number, only: string | null): void {
  if (only !== null || count === chosen) return
  throw new UsageError(
    `Only ${count} of the ${chosen} rows are in this batch, so nothing was written. Choose them once more.`,
  )
}

function renamedAmong({ renamed }: ExportedColumns, chosen: readonly ChosenColumn[]): Exported['renamed'] {
  const isIn = (name: string): boolean => chosen.some((column) => column.name === name)
  return Object.fromEntries(Object.entries(renamed).filter(([, name]) => isIn(name)))
}

/** What the manifest says of the file. */
function fileFacts(
  { file, rows, bytes, sha256, cutCells }: Written,
  renamed: Exported['renamed'],
  options: ExportOptions,
): object {
  return {
    // It lies beside the manifest; where that was, for a browser, is no path of its reader's.
    file: { name: basename(file), rows, bytes, sha256 },
    cutCells,
    exportedAt: new Date(options.now()).toISOString(),
    only: options.only,
    rows: options.rows?.saidAs ?? null,
    renamedColumns: renamed,
  }
}
