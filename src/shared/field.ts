import type { Cell } from './table.ts'

/** One input of a pipeline, filled from one column of the table. */
export interface InputField {
  readonly name: string
  readonly required: boolean
  /** Headers such a column often has, lower case, best first. Several languages are welcome. */
  readonly headers: readonly string[]
}

/** Which column fills which field: field name -> column header. */
export type Mapping = Readonly<Record<string, string>>

/** Makes the function that turns a row's cells into field name -> text; what is missing or null becomes ''. */
export function rowMapper(
  mapping: Mapping,
  columns: readonly string[],
): (cells: readonly Cell[]) => Readonly<Record<string, string>> {
  const sources = Object.entries(mapping).map(([field, column]) => [field, columns.indexOf(column)] as const)
  return (cells) => Object.fromEntries(sources.map(([field, index]) => [field, cellText(cells[index])]))
}

/** A cell as text: text unchanged, nothing as '', all else as JSON. */
export function cellText(cell: Cell | undefined): string {
  if (cell === undefined || cell === null) return ''
  return typeof cell === 'string' ? cell : JSON.stringify(cell)
}
