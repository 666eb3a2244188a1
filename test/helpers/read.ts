import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Reject } from '../../src/shared/table.ts'
import type { ReadOptions, Table } from '../../src/main/import/readTable.ts'
import { readTable } from '../../src/main/import/readTable.ts'
import { tempDir } from './tempDir.ts'

export interface ReadFile {
  readonly table: Table
  readonly columns: readonly string[]
  readonly rows: readonly (readonly unknown[])[]
  readonly rejects: readonly Reject[]
  /** Where each good row stands. */
  readonly places: readonly { readonly row: number; readonly line: number | null }[]
}

/** Writes these bytes to a file and reads it as a table. */
export async function read(content: string | Uint8Array, options: ReadOptions = {}): Promise<ReadFile> {
  const path = join(tempDir(), 'table.csv')
  writeFileSync(path, content)
  const table = await readTable(path, options)
  const entries = []
  for await (const page of table.entries()) entries.push(...page)
  const good = entries.filter((entry) => entry.kind === 'row')
  return {
    table,
    columns: table.columns,
    rows: good.map(({ cells }) => cells),
    rejects: entries.filter((entry) => entry.kind === 'reject').map(({ reject }) => reject),
    places: good.map(({ row, line }) => ({ row, line })),
  }
}
