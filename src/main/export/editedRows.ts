import type { Batch } from '../../shared/batch.ts'
import { rowMapper } from '../../shared/field.ts'
import { rowOf } from '../../shared/ids.ts'
import type { Store } from '../store/open.ts'

interface EditedRow {
  readonly row: number
  /** The pipeline's fields that are not those of the source row any more. */
  readonly fields: readonly string[]
}

/** The rows whose input a person has edited: an export shows their source as it was imported. */
export function editedRows(store: Store, batch: Batch): EditedRow[] {
  const mapRow = rowMapper(batch.source.mapping, batch.source.columns)
  return store.overrides.edited(batch.id).flatMap((id) => {
    const { cells, edited } = store.items.source(id)
    const given = mapRow(cells)
    const fields = Object.entries(edited ?? {}).filter(([name, text]) => text !== (given[name] ?? ''))
    return fields.length > 0 ? [{ row: rowOf(id), fields: fields.map(([name]) => name) }] : []
  })
}
