import type { Batch } from '../../shared/batch.ts'
import { findPipeline } from '../pipelines/registry.ts'
import type { Store } from '../store/open.ts'
import type { ChosenRows } from './exportBatch.ts'
import { chosenColumns, picked } from './chosenColumns.ts'
import type { ExportedColumns } from './exportedColumns.ts'
import { exportedColumns } from './exportedColumns.ts'
import { exportedRows } from './exportedRows.ts'
import type { ExportFormat } from './exportFormat.ts'
import { rowsOf } from './sealedTotals.ts'
import { spreadRows } from './spreadRows.ts'
import { bytesOf } from './writeTable.ts'
import { requireInSheet } from './sheetLimits.ts'

export interface ExportPlan {
  readonly rows: number
  readonly names: ExportedColumns
  /** Estimated from rows spread over the export. */
  readonly bytes: number
}

export interface PlannedExport {
  readonly format: ExportFormat
  /** null: all rows. */
  readonly chosen: ChosenRows | null
  /** null: all columns. */
  readonly columns: readonly string[] | null
}

/** What an export would hold. Writes nothing. Throws UsageError for more than the format can. */
export async function planExport(
  store: Store,
  batch: Batch,
  { format, chosen, columns: wantedColumns }: PlannedExport,
): Promise<ExportPlan> {
  const { columns: output } = findPipeline(batch.pipeline)
  const names = exportedColumns(batch.source.columns, output)
  const wanted = chosen && (await chosen.in(store, batch))
  const rows = wanted ? wanted.length : rowsOf(store.totals(batch))
  if (format === 'xlsx') requireInSheet(rows)
  const some = exportedRows(store, batch, {
    ...{ output, rows: spreadRows(store, batch, wanted) },
    only: () => true,
    costAsNumber: format === 'xlsx',
  })
  const picks = chosenColumns(names, wantedColumns)
  const columns = picks.map(({ name }) => name)
  const measured = [...picked(some, picks)]
  const frame = await bytesOf(format, { columns, rows: [] })
  const bytes = (await bytesOf(format, { columns, rows: measured })) - frame
  return { rows, names, bytes: Math.round(frame + (bytes / Math.max(1, measured.length)) * rows) }
}
