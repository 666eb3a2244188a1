import type { Mapping } from '../../../shared/field.ts'
import { cellText } from '../../../shared/field.ts'
import type { ItemSource } from '../../../shared/itemFiles.ts'
import { itemSource, sourceKey } from '../../../shared/itemFiles.ts'
import type { Cell } from '../../../shared/table.ts'
import { parsedObject } from '../json/jsonRecords.ts'
import type { FileText } from './readItemFile.ts'

/** An `input.json`, or the sentence that says why its item cannot be used. */
export type InputFile =
  | {
      readonly fields: ReadonlyMap<string, Cell>
      /** The row behind the fields, where an export of Millrace wrote it. */
      readonly source: ItemSource | null
    }
  | { readonly problem: string; readonly raw: string }

export function inputFile(file: FileText | null): InputFile {
  if (!file) return { problem: 'It has no input.json.', raw: '' }
  if ('problem' in file) return { problem: `Its input.json ${file.problem}.`, raw: '' }
  const object = parsedObject(file.text)
  if (!object) return { problem: 'Its input.json is not a JSON object.', raw: file.text }
  const fields = new Map(Object.entries(object))
  const source = itemSource.safeParse(fields.get(sourceKey)).data ?? null
  fields.delete(sourceKey)
  if (fields.size > 0 || source) return { fields, source }
  return { problem: 'Its input.json holds no fields.', raw: file.text }
}

/**
 * The cells of an item by column. Fields are what people and scripts edit, so a field that says something else than
 * the source row wins.
 */
export function cellsOf(
  { fields, source }: Extract<InputFile, { fields: unknown }>,
  mapping: Mapping,
): ReadonlyMap<string, Cell> {
  const cells = new Map(source ? source.cells : fields)
  for (const [field, column] of Object.entries(mapping)) {
    const value = fields.get(field)
    if (value === undefined) continue
    if (!source && field !== column) cells.delete(field)
    if (cellText(value) !== cellText(cells.get(column))) cells.set(column, value)
  }
  return cells
}
