import type { Mapping } from '../../../shared/field.ts'
import { codeColumns } from '../../import/mapping/codeColumns.ts'
import { headerNote } from '../../import/mapping/headerNote.ts'
import { mapColumns, notFound, parseMapFlag } from '../../import/mapping/mapColumns.ts'
import type { Table } from '../../import/readTable.ts'
import { wordiestColumn } from '../../import/mapping/wordiestColumn.ts'
import type { Pipeline } from '../../pipelines/pipeline.ts'
import type { Session } from '../session.ts'
import type { ImportFlags } from './importFlags.ts'

/**
 * A run must not spend money on a column that was guessed by its content; an import may, since it says so first
 * and spends nothing.
 */
export async function mappingFor(
  table: Table,
  { fields }: Pipeline,
  { map, mayGuess }: ImportFlags,
  { note }: Session,
): Promise<Mapping> {
  const given = { ...knownMapping(table, fields), ...Object.fromEntries((map ?? []).map(parseMapFlag)) }
  const { mapping, missing } = mapColumns(fields, table.columns, given, await codeColumns(table))
  const doubt = isNamedByFile(table) ? null : headerNote(table.columns, fields)
  if (doubt)
    note(
      `${doubt} If it is a row, put a line with the names of the columns above it, such as "${fields.find(({ required }) => required)?.name ?? 'body'}", and import again.`,
    )
  if (!missing) return mapping
  if (!mayGuess) throw notFound(missing, table.columns)
  const column = await wordiestColumn(table)
  note(
    `No header looks like "${missing.name}"; "${column}" holds the most text and is taken. Check it before you start.`,
  )
  return { ...mapping, [missing.name]: column }
}

/** Every record of these names its values itself: there is no header line that could be a row. */
function isNamedByFile({ format: { format } }: Table): boolean {
  return format === 'jsonl' || format === 'files'
}

/** What the source says of its columns, as far as this pipeline and these columns have it. */
function knownMapping({ mapping, columns }: Table, fields: Pipeline['fields']): Mapping {
  const known = Object.entries(mapping ?? {}).filter(
    ([name, column]) => fields.some((field) => field.name === name) && columns.includes(column),
  )
  return Object.fromEntries(known)
}
