import { UsageError } from '../../shared/usageError.ts'
import { number } from '../../shared/words/counted.ts'
import type { ReadOptions } from './readTable.ts'

const maxColumns = 1_000

/**
 * Gives every column a name of its own: empty headers are named by their place, repeated ones numbered.
 * Throws UsageError when there are more columns than Millrace takes.
 */
export function nameColumns(
  path: string,
  headers: readonly string[],
): { readonly columns: readonly string[]; readonly notes: readonly string[] } {
  if (headers.length > maxColumns) {
    throw new UsageError(
      `${path} has ${number(headers.length)} columns; Millrace takes up to ${number(maxColumns)}. Remove those that are not needed.`,
    )
  }
  const given = new Set(headers)
  const taken = new Set<string>()
  const notes: string[] = []
  const columns = headers.map((header, index) => {
    const wanted = header.trim() === '' ? `column_${index + 1}` : header
    const name =
      taken.has(wanted) || (wanted !== header && given.has(wanted)) ? numbered(wanted, given, taken) : wanted
    taken.add(name)
    if (header.trim() === '') notes.push(`Column ${index + 1} has no header; it is called "${name}".`)
    else if (name !== header)
      notes.push(`The header "${header}" comes twice; the one in column ${index + 1} is called "${name}".`)
    return name
  })
  return { columns, notes }
}

/** The columns as the first row names them, or by their place where it is a row itself. */
export function columnsBy(
  firstRow: readonly string[],
  path: string,
  options: ReadOptions,
): ReturnType<typeof nameColumns> {
  if (options.firstRow !== 'data') return nameColumns(path, firstRow)
  const { columns } = nameColumns(
    path,
    firstRow.map(() => ''),
  )
  return { columns, notes: [] }
}

function numbered(name: string, given: ReadonlySet<string>, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number++) {
    const candidate = `${name}_${number}`
    if (!given.has(candidate) && !taken.has(candidate)) return candidate
  }
}
