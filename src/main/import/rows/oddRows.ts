import { counted, number } from '../../../shared/words/counted.ts'
import type { Mapping } from '../../../shared/field.ts'
import type { Pipeline } from '../../pipelines/pipeline.ts'
import { textFieldsOf } from '../../pipelines/textFields.ts'
import type { ListedRows } from './listedRows.ts'

/** Says which rows hold nothing that the pipeline could ask about, and what becomes of them. */
export function withoutTextSaid(rows: ListedRows, mapping: Mapping, pipeline: Pipeline): string {
  const columns = textFieldsOf(pipeline).flatMap((field) => mapping[field] ?? [])
  const where = columns.map((column) => `"${column}"`).join(' or ')
  const many = rows.total > 1
  return `${counted(rows.total, 'row has', 'rows have')} no text in ${where}: ${many ? 'they' : 'it'} cannot be asked and will fail. ${named(rows)}`
}

function named({ total, first }: ListedRows): string {
  const rows = first.map((row) => number(row)).join(', ')
  if (total > first.length) return `First: rows ${rows} …`
  return `${total === 1 ? 'Row' : 'Rows'} ${rows}.`
}

export function repeatedIdsSaid(rows: number): string {
  return `${counted(rows, 'row has', 'rows have')} the id of an earlier row; rows are told apart by number.`
}
