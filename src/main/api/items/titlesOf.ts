import type { Batch } from '../../../shared/batch.ts'
import { rowMapper } from '../../../shared/field.ts'
import { itemId } from '../../../shared/ids.ts'
import { findPipeline } from '../../pipelines/registry.ts'
import { textFieldsOf } from '../../pipelines/textFields.ts'
import type { Store } from '../../store/open.ts'

const titleCharacters = 120

/** What people know a row by: its subject, or the beginning of its text. Empty for a row that has neither. */
export function titlesOf(batch: Batch, rows: readonly number[], store: Store) {
  const { id, source } = batch
  const mapRow = rowMapper(source.mapping, source.columns)
  const names = titleFieldsOf(batch)
  return rows.map((row) => {
    const fields = mapRow(store.items.cells(itemId(id, row)))
    const text = names.map((name) => fields[name]).find((value) => value?.trim()) ?? ''
    return { row, title: text.trim().replaceAll(/\s+/g, ' ').slice(0, titleCharacters) }
  })
}

/** The fields with a column that can be the title of a row, best first: the subject, then what else is asked about. */
export function titleFieldsOf({ pipeline, source }: Batch): string[] {
  const mapped = textFieldsOf(findPipeline(pipeline)).filter((name) => source.mapping[name])
  return mapped.toSorted((a, b) => Number(b === 'subject') - Number(a === 'subject'))
}
