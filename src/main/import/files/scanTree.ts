import { createHash, hash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Mapping } from '../../../shared/field.ts'
import { itemFileNames } from '../../../shared/itemFiles.ts'
import { hashFile } from '../../hashFile.ts'
import type { InputFile } from './inputFile.ts'
import { inputFile } from './inputFile.ts'
import { filesIn, foldersIn } from './itemFolders.ts'
import { byCharacter, naturally } from './naturally.ts'
import { readItemFile } from './readItemFile.ts'
import { readTogether } from './readTogether.ts'

export interface ScannedTree {
  /** The item folders in the order of the rows they were exported from; those that know none follow by name. */
  readonly folders: readonly string[]
  readonly columns: readonly string[]
  /** How the table was mapped that the items were exported from; empty where they come from another program. */
  readonly mapping: Mapping
  /** Of the list of all files that `sha256sum` prints, sorted by path. */
  readonly sha256: string
  readonly bytes: number
}

/**
 * Goes through all items once: for the identity of the tree, its columns and its order. Keeps names and numbers only.
 */
export async function scanTree(path: string): Promise<ScannedTree> {
  const names = (await foldersIn(path)).toSorted((one, other) => byCharacter(`${one}/`, `${other}/`))
  const identity = createHash('sha256')
  const columns = new ColumnsSeen()
  const rows = new Map<string, number>()
  let bytes = 0
  for await (const page of readTogether(names, (name) => scanItem(path, name))) {
    for (const { name, input, files } of page) {
      for (const file of files) identity.update(`${file.sha256}  ${name}/${file.name}\n`)
      bytes += files.reduce((sum, file) => sum + file.bytes, 0)
      columns.add(input)
      if ('fields' in input && input.source) rows.set(name, input.source.row)
    }
  }
  const rowOf = (name: string) => rows.get(name) ?? Infinity
  return {
    folders: names.toSorted((one, other) => compare(rowOf(one), rowOf(other)) || naturally(one, other)),
    columns: columns.names(),
    mapping: columns.mapping ?? {},
    sha256: identity.digest('hex'),
    bytes,
  }
}

interface ScannedItem {
  readonly name: string
  readonly input: InputFile
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly bytes: number }[]
}

async function scanItem(path: string, name: string): Promise<ScannedItem> {
  const folder = join(path, name)
  const found = [...(await filesIn(folder))].toSorted(byCharacter)
  const input = found.includes(itemFileNames.input)
    ? await readItemFile(join(folder, itemFileNames.input))
    : null
  const files = await Promise.all(
    found.map(async (file) => ({ name: file, ...(await hashed(join(folder, file))) })),
  )
  return { name, input: inputFile(input), files }
}

const streamedFrom = 1_048_576

/** A stream costs more than reading a small file. A file that may not be read is told by its size. */
async function hashed(path: string): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const { size } = await stat(path)
  try {
    if (size >= streamedFrom) return await hashFile(path)
    const content = await readFile(path)
    return { sha256: hash('sha256', content, 'hex'), bytes: content.length }
  } catch {
    return { sha256: '-', bytes: size }
  }
}

/** Infinity minus Infinity is no number. */
function compare(one: number, other: number): number {
  return one === other ? 0 : one - other
}

/** The columns in the order in which they come up. Exported items name theirs, other items have their fields. */
class ColumnsSeen {
  readonly #ofSources = new Set<string>()
  readonly #ofFields = new Set<string>()
  mapping: Mapping | null = null

  add(input: InputFile): void {
    if (!('fields' in input)) return
    const { fields, source } = input
    if (!source) for (const name of fields.keys()) this.#ofFields.add(name)
    for (const [column] of source?.cells ?? []) this.#ofSources.add(column)
    this.mapping ??= source?.mapping ?? null
  }

  /** A field that fills a column of another name is no column of its own. */
  names(): string[] {
    const own = [...this.#ofFields].filter((name) => (this.mapping?.[name] ?? name) === name)
    return [...new Set([...this.#ofSources, ...own])]
  }
}
