import type { Mapping } from '../../../shared/field.ts'
import { codeColumns } from '../../import/mapping/codeColumns.ts'
import type { MappedColumns } from '../../import/mapping/mapColumns.ts'
import { mapColumns } from '../../import/mapping/mapColumns.ts'
import type { Table } from '../../import/readTable.ts'
import type { Pipeline } from '../../pipelines/pipeline.ts'

/**
 * The operator's choice, laid over what the headers and the first rows say. '' leaves a field empty on purpose. Fields and
 * columns that do not exist are dropped: the choice may have been made for another sheet or delimiter.
 */
export async function mappingOf(table: Table, { fields }: Pipeline, chosen: Mapping): Promise<MappedColumns> {
  const { columns } = table
  const isEmpty = (name: string) => chosen[name] === ''
  const known = Object.entries(chosen).filter(
    ([name, column]) => fields.some((field) => field.name === name) && columns.includes(column),
  )
  const open = fields.filter(({ name, required }) => required || !isEmpty(name))
  return mapColumns(open, columns, Object.fromEntries(known), await codeColumns(table))
}
