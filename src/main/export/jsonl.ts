import type { TableToWrite } from './writeTable.ts'

/**
 * One object per line, nothing escaped or changed. The lines are put together by hand: an object would move keys
 * that look like numbers, and lose one that is called `__proto__`.
 */
export async function* jsonLines({ columns, rows }: TableToWrite): AsyncGenerator<string> {
  const keys = columns.map((column) => JSON.stringify(column))
  for await (const row of rows) {
    const fields = keys.map((key, index) => `${key}:${JSON.stringify(row[index] ?? null)}`)
    yield `{${fields.join(',')}}\n`
  }
}
