import type { Cell } from '../../shared/table.ts'
import { UsageError } from '../../shared/usageError.ts'
import type { ExportedColumns } from './exportedColumns.ts'

export interface ChosenColumn {
  readonly name: string
  readonly index: number
}

/** The columns that are written, in the order they are wanted in; null: all. Throws UsageError for one that is not there. */
export function chosenColumns(names: ExportedColumns, wanted: readonly string[] | null): ChosenColumn[] {
  const all = [...names.source, ...names.output, ...names.facts]
  return (wanted ?? all).map((name) => {
    const index = all.indexOf(name)
    if (index < 0) throw new UsageError(`There is no column "${name}". There is: ${all.join(', ')}.`)
    return { name, index }
  })
}

/** The cells of these columns. */
export function* picked(rows: Iterable<Cell[]>, columns: readonly ChosenColumn[]): Generator<Cell[]> {
  for (const row of rows) yield columns.map(({ index }) => row[index]!)
}
