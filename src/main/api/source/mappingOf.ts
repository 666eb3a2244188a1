import type { Mapping } from '../../../shared/field.ts'
import type { MappedColumns } from '../../import/mapColumns.ts'
import { mapColumns } from '../../import/mapColumns.ts'
import type { Table } from '../../import/readTable.ts'
import type { Pipeline } from '../../pipelines/pipeline.ts'

/**
 * The operator's choice, laid over what the headers say. '' leaves a field empty on purpose. Fields and columns that
 * do not exist are dropped: the choice may have been made for another sheet or delimiter.
 */
export function mappingOf({ columns }: Table, { fields }: Pipeline, chosen: Mapping): MappedColumns {
  const isEmpty = (name: string) => chosen[name] === ''
  const known = Object.entries(chosen).filter(
    ([name, column]) => fields.some((field) => field.name === name) && columns.includes(column),
  )
  const open = fields.filter(({ name, required }) => required || !isEmpty(name))
  return mapColumns(open, columns, Object.fromEntries(known))
}
