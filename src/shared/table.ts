/** A value of a source cell. Text formats have only strings; JSONL and XLSX keep their types. */
export type Cell = string | number | boolean | null | readonly Cell[] | { readonly [key: string]: Cell }

/** How a file was read. Each part was detected or given, and can be overridden. */
export interface TableFormat {
  /** `files`: a folder for each item instead of a row. */
  readonly format: 'csv' | 'jsonl' | 'xlsx' | 'files'
  /** WHATWG-like name: utf-8, utf-16le, utf-16be, windows-1252, iso-8859-1; null for xlsx and files. */
  readonly encoding: string | null
  /** One character; null where the format has none. */
  readonly delimiter: string | null
  readonly sheet: string | null
}

/** A row that cannot become an item. `row` counts data rows from 1, `line` the lines of the file from 1. */
export interface Reject {
  readonly row: number
  readonly line: number | null
  readonly reason: string
  /** The row as it stood in the file, shortened to 2,000 characters. */
  readonly raw: string
}
