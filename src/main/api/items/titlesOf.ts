import type { Batch } from '../../../shared/batch.ts'
import { rowMapper } from '../../../shared/field.ts'
import { itemId } from '../../../shared/ids.ts'
import type { Store } from '../../store/open.ts'

const titleCharacters = 120

/** What people know a row by: its subject, or the beginning of its first text. */
export function titlesOf({ id, source }: Batch, rows: readonly number[], store: Store) {
  const mapRow = rowMapper(source.mapping, source.columns)
  return rows.map((row) => {
    const fields = mapRow(store.items.cells(itemId(id, row)))
    const text = [fields['subject'], ...Object.values(fields)].find((value) => value?.trim()) ?? ''
    return { row, title: text.trim().replaceAll(/\s+/g, ' ').slice(0, titleCharacters) }
  })
}
