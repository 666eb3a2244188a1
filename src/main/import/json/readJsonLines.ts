import { UsageError } from '../../../shared/usageError.ts'
import { nameColumns } from '../columns.ts'
import type { Encoding } from '../text/encoding.ts'
import type { Entry } from '../entry.ts'
import { entryMaker, paged } from '../entry.ts'
import { jsonLines, parsedObject, recordOf } from './jsonRecords.ts'
import type { Table } from '../readTable.ts'
import { textChunks } from '../text/textChunks.ts'

/** The columns are the keys of the first rows, in the order in which they come up. */
const rowsForColumns = 1_000

/** Reads a file of JSON objects, one a line. null when the file is not of that kind. */
export async function readJsonLines(path: string, encoding: Encoding): Promise<Table | null> {
  if (!(await startsWithObject(path, encoding))) return null
  const columns = await keysOf(path, encoding)
  nameColumns(path, columns)
  return {
    format: { format: 'jsonl', encoding: encoding.name, delimiter: null, sheet: null },
    columns,
    notes: encoding.note ? [encoding.note] : [],
    entries: () => paged(entries(path, encoding, columns)),
  }
}

async function startsWithObject(path: string, encoding: Encoding): Promise<boolean> {
  for await (const chunk of textChunks(path, encoding)) {
    const start = chunk.trimStart()
    if (start === '') continue
    if (/^\[\s*[{\]]/.test(start)) {
      throw new UsageError(
        `${path} is one JSON array. Save it as JSON Lines: one object a line, without the brackets.`,
      )
    }
    return start.startsWith('{') && (parsedObject(start.split('\n', 1)[0]!) !== null || /^\{\s*"/.test(start))
  }
  return false
}

async function keysOf(path: string, encoding: Encoding): Promise<string[]> {
  const keys = new Set<string>()
  let rows = 0
  for await (const lines of jsonLines(textChunks(path, encoding))) {
    for (const { object } of lines) {
      for (const key of Object.keys(object ?? {})) keys.add(key)
      if (++rows >= rowsForColumns) return [...keys]
    }
  }
  if (keys.size > 0) return [...keys]
  throw new UsageError(
    `${path} begins like JSON Lines, but no line of it is a JSON object. Put every object on a line of its own.`,
  )
}

async function* entries(
  path: string,
  encoding: Encoding,
  columns: readonly string[],
): AsyncGenerator<readonly Entry[]> {
  const toEntry = entryMaker(columns, encoding.mayBeDamaged)
  for await (const lines of jsonLines(textChunks(path, encoding))) {
    yield lines.map((line) => toEntry(recordOf(line, columns)))
  }
}
