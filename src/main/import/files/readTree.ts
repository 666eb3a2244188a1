import { nameColumns } from '../columns.ts'
import type { BrokenRecord, Entry, RawRecord } from '../entry.ts'
import { entryMaker } from '../entry.ts'
import type { Table } from '../readTable.ts'
import type { JudgeMessage } from './begunItem.ts'
import { cellsOf } from './inputFile.ts'
import type { Wanted } from './itemFolders.ts'
import { itemFolders } from './itemFolders.ts'
import type { ReadItem } from './readBegun.ts'
import { readBegun } from './readBegun.ts'
import { readTogether } from './readTogether.ts'
import type { ScannedTree } from './scanTree.ts'
import { scanTree } from './scanTree.ts'

export interface TreeTable {
  readonly table: Table
  readonly identity: { readonly sha256: string; readonly bytes: number }
}

/**
 * Reads folders of items as a table whose rows may be begun already. Throws UsageError for a folder that holds no
 * items, or only those of other workspaces and pipelines.
 */
export async function readTree(path: string, wanted: Wanted, judge: JudgeMessage): Promise<TreeTable> {
  const folder = await itemFolders(path, wanted)
  const tree = await scanTree(folder)
  nameColumns(path, tree.columns)
  const { columns, mapping, sha256, bytes } = tree
  const table: Table = {
    format: { format: 'files', encoding: null, delimiter: null, sheet: null },
    columns,
    mapping,
    notes: folder === path ? [] : [`The items are those in ${folder}.`],
    entries: () => entries(folder, tree, judge),
  }
  return { table, identity: { sha256, bytes } }
}

async function* entries(
  folder: string,
  { folders, columns, mapping }: ScannedTree,
  judge: JudgeMessage,
): AsyncGenerator<readonly Entry[]> {
  const toEntry = entryMaker(columns, false)
  for await (const page of readTogether(folders, (name) => readBegun(folder, name, judge))) {
    yield page.map(({ input, begun }) => begunEntry(toEntry(recordFor(input, columns, mapping)), begun))
  }
}

function recordFor(
  input: ReadItem['input'],
  columns: readonly string[],
  mapping: ScannedTree['mapping'],
): RawRecord | BrokenRecord {
  if ('problem' in input) return { line: null, ...input }
  const cells = cellsOf(input, mapping)
  return { line: null, cells: columns.map((column) => cells.get(column) ?? null) }
}

/** Folders have names, which say more than row numbers. */
function begunEntry(entry: Entry, begun: ReadItem['begun']): Entry {
  if (entry.kind === 'row') return { ...entry, begun }
  const { reject } = entry
  return { kind: 'reject', reject: { ...reject, reason: `${begun.folder}: ${reject.reason}` } }
}
