import { isObject } from '../../../shared/isObject.ts'
import type { Cell } from '../../../shared/table.ts'
import type { BrokenRecord, RawRecord } from '../entry.ts'
import { maxCellCharacters } from '../entry.ts'

/** A line of JSON Lines: an object, or the reason why it is none. */
export interface JsonLine {
  readonly line: number
  readonly text: string
  readonly object: Readonly<Record<string, Cell>> | null
}

const maxLineCharacters = 8 * maxCellCharacters

/**
 * Reads text line by line; blank lines are skipped. A line that never ends is cut off at 8 MB and given as no object.
 */
export async function* jsonLines(chunks: AsyncIterable<string>): AsyncGenerator<readonly JsonLine[]> {
  let rest = ''
  let line = 0
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop()!.slice(0, maxLineCharacters + 1)
    yield lines.map((text) => jsonLine(text, ++line)).filter(isNotBlank)
  }
  yield [jsonLine(rest, ++line)].filter(isNotBlank)
}

function isNotBlank({ text }: JsonLine): boolean {
  return text.trim() !== ''
}

function jsonLine(text: string, line: number): JsonLine {
  return { line, text, object: text.length > maxLineCharacters ? null : parsedObject(text) }
}

/** The object in a text, null where there is none. */
export function parsedObject(text: string): Readonly<Record<string, Cell>> | null {
  try {
    const value = parseExactly(text)
    return isObject(value) ? (value as Readonly<Record<string, Cell>>) : null
  } catch {
    return null
  }
}

/** Only lines with such a number can lose digits; looking closer takes three times as long. */
const longNumber = /\d{16}|\d\.\d{15}|\d[eE][+-]?\d/

/** Numbers of which JavaScript would keep only a part, such as ids of 20 digits, stay as text. */
function parseExactly(text: string): unknown {
  if (!longNumber.test(text)) return JSON.parse(text)
  return JSON.parse(text, (_key, value: unknown, context?: { source?: string }) => {
    const source = typeof value === 'number' ? context?.source : undefined
    return source !== undefined && digitsOf(source) !== digitsOf(String(value)) ? source : value
  })
}

/** The digits that count: 1.10 and 11e-1 have the same. */
function digitsOf(number: string): string {
  return number
    .replace(/[eE].*$/, '')
    .replaceAll(/[-.]/g, '')
    .replaceAll(/^0+|0+$/g, '')
}

/** The values of an object in the order of the columns. A key that is no column is refused by name. */
export function recordOf(
  { line, object, text }: JsonLine,
  columns: readonly string[],
): RawRecord | BrokenRecord {
  if (!object) return { line, problem: 'The line is not a JSON object.', raw: text }
  const unknown = Object.keys(object).find((key) => !columns.includes(key))
  if (unknown !== undefined) {
    return { line, problem: `It has the key "${unknown}", which no earlier row has.`, raw: text }
  }
  return { line, cells: columns.map((column) => (Object.hasOwn(object, column) ? object[column]! : null)) }
}
