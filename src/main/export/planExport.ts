import type { Batch } from '../../shared/batch.ts'
import type { Cell } from '../../shared/table.ts'
import { findPipeline } from '../pipelines/registry.ts'
import type { Store } from '../store/open.ts'
import type { ChosenRows } from './exportBatch.ts'
import { inSourceOrder } from './inSourceOrder.ts'
import type { ExportedColumns } from './exportedColumns.ts'
import { exportedColumns } from './exportedColumns.ts'
import { exportedRows } from './exportedRows.ts'
import type { ExportFormat } from './exportFormat.ts'
import { rowsOf } from './sealedTotals.ts'
import { bytesOf } from './writeTable.ts'
import { requireInSheet } from './sheetLimits.ts'

/** So many rows are made to find their usual size. */
const rowsMeasured = 200

export interface ExportPlan {
  readonly rows: number
  readonly names: ExportedColumns
  /** Estimated from the first rows. */
  readonly bytes: number
}

/**
 * What an export would hold. Writes nothing. `chosen` null: all rows. Throws UsageError for more than the format can.
 */
export async function planExport(
  store: Store,
  batch: Batch,
  format: ExportFormat,
  chosen: ChosenRows | null,
): Promise<ExportPlan> {
  const { columns: output } = findPipeline(batch.pipeline)
  const names = exportedColumns(batch.source.columns, output)
  const wanted = chosen && inSourceOrder(await chosen.in(store, batch))
  const rows = wanted ? wanted.length : rowsOf(store.totals(batch))
  if (format === 'xlsx') requireInSheet(rows)
  const first: Cell[][] = []
  const all = exportedRows(store, batch, {
    ...{ output, rows: wanted },
    only: () => true,
    costAsNumber: format === 'xlsx',
  })
  for (const row of all) if (first.push(row) === rowsMeasured) break
  const columns = [...names.source, ...names.output, ...names.facts]
  const frame = await bytesOf(format, { columns, rows: [] })
  const measured = (await bytesOf(format, { columns, rows: first })) - frame
  const bytes = first.length === 0 ? frame : Math.round(frame + (measured / first.length) * rows)
  return { rows, names, bytes }
}
