import type { InputField, Mapping } from '../../../shared/field.ts'
import { UsageError } from '../../../shared/usageError.ts'

export interface MappedColumns {
  readonly mapping: Mapping
  /** A required field that found no column. */
  readonly missing: InputField | null
}

/**
 * Decides which column fills which field: as given, else by its header. A table with one column fills the first
 * required field with it. `codes` are the columns that hold numbers or codes: one that could be called so for another
 * reason, like "Ticket", is not taken for the text. Throws UsageError for a name that does not exist.
 */
export function mapColumns(
  fields: readonly InputField[],
  columns: readonly string[],
  given: Mapping,
  codes: ReadonlySet<string> = new Set(),
): MappedColumns {
  const mapping = new Map(
    Object.entries(given).map(([name, column]) => pairOf(name, column, fields, columns)),
  )
  for (const matches of [isSame, contains]) guess(fields, { columns, codes }, mapping, matches)
  const first = fields.find((field) => field.required)
  if (first && columns.length === 1 && !mapping.has(first.name)) mapping.set(first.name, columns[0]!)
  const missing = fields.find((field) => field.required && !mapping.has(field.name)) ?? null
  const inOrder = fields.filter((field) => mapping.has(field.name))
  return { mapping: Object.fromEntries(inOrder.map(({ name }) => [name, mapping.get(name)!])), missing }
}

/** Reads `field=column`. A column may hold an equals sign, a field never does. */
export function parseMapFlag(flag: string): [field: string, column: string] {
  const at = flag.indexOf('=')
  if (at > 0) return [flag.slice(0, at).trim(), flag.slice(at + 1)]
  throw new UsageError(
    `--map takes field=column, for example --map body=Text; "${flag}" is not in that form.`,
  )
}

/** A field may also be called by one of its usual headers: `message` for `body`. */
function pairOf(
  name: string,
  column: string,
  fields: readonly InputField[],
  columns: readonly string[],
): [string, string] {
  const field =
    fields.find((candidate) => candidate.name === name) ??
    fields.find((candidate) => candidate.headers.includes(normal(name)))
  if (!field) {
    throw new UsageError(
      `The pipeline has no field "${name}". It has: ${fields.map((known) => known.name).join(', ')}.`,
    )
  }
  const found = columns.includes(column) ? column : columns.find((known) => normal(known) === normal(column))
  if (found === undefined)
    throw new UsageError(`The table has no column "${column}". It has: ${shown(columns)}.`)
  return [field.name, found]
}

type Matches = (column: string, header: string) => boolean

const isSame: Matches = (column, header) => column === header
const contains: Matches = (column, header) => ` ${column} `.includes(` ${header} `)

interface Columns {
  readonly columns: readonly string[]
  readonly codes: ReadonlySet<string>
}

function guess(
  fields: readonly InputField[],
  { columns, codes }: Columns,
  mapping: Map<string, string>,
  matches: Matches,
): void {
  for (const field of fields.filter(({ name }) => !mapping.has(name))) {
    const taken = new Set(mapping.values())
    const free = columns.filter(
      (column) =>
        !taken.has(column) &&
        !(field.required && codes.has(column) && !isOnlyNameOf(field, normal(column), fields)),
    )
    // "Ticket" is a number or the text, "Ticket owner" is no number.
    const headers = field.headers.filter(
      (header) => matches === isSame || field.required || isOnlyNameOf(field, header, fields),
    )
    const found = headers.flatMap((header) => free.filter((column) => matches(normal(column), header))).at(0)
    if (found !== undefined) mapping.set(field.name, found)
  }
}

/** Whether a column may be taken for a field by its header. */
export function isHeaderOf(column: string, fields: readonly InputField[]): boolean {
  return fields.some(({ headers }) => headers.some((header) => contains(normal(column), header)))
}

/** Whether it is a header of this field, and of no other. */
function isOnlyNameOf(field: InputField, header: string, fields: readonly InputField[]): boolean {
  return fields.every(({ name, headers }) => headers.includes(header) === (name === field.name))
}

/** `Ticket_ID`, `ticket-id` and `ticketId` are the same header. */
function normal(header: string): string {
  return header
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** For a required field that found no column. */
export function notFound({ name }: InputField, columns: readonly string[]): UsageError {
  return new UsageError(
    `No column looks like the field "${name}". Say which one it is: --map ${name}=COLUMN. The table has: ${shown(columns)}.`,
  )
}

const columnsShown = 20

function shown(columns: readonly string[]): string {
  const more = columns.length > columnsShown ? ` and ${columns.length - columnsShown} more` : ''
  return columns.slice(0, columnsShown).join(', ') + more
}
