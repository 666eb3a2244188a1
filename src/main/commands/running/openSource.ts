import { hashFile } from '../../hashFile.ts'
import { requireFolder } from '../../import/files/itemFolders.ts'
import { readTree } from '../../import/files/readTree.ts'
import type { ReadOptions, Table } from '../../import/readTable.ts'
import { readTable, requireFile } from '../../import/readTable.ts'
import { storedMessage } from '../../llm/storedMessage.ts'
import { UsageError } from '../../../shared/usageError.ts'
import type { Layout } from '../layouts.ts'

export interface SourceFlags extends ReadOptions {
  readonly layout?: Layout
  readonly pipeline: string
}

export interface OpenSource {
  readonly table: Table
  /** Its content tells a source, not its name. A large file takes a while. */
  readonly identify: () => Promise<{ readonly sha256: string; readonly bytes: number }>
}

/** Asked before a workspace is made for it. Throws UsageError for what is not there, or is not what is to be read. */
export function requireSource(path: string, layout: Layout | undefined): Promise<void> {
  return layout === 'files' ? requireFolder(path) : requireFile(path)
}

/** Opens what is to be imported: a file that is a table, or a folder of items. */
export async function openSource(path: string, flags: SourceFlags, workspace: string): Promise<OpenSource> {
  if (flags.layout !== 'files') {
    return { table: await readTable(path, flags), identify: () => hashFile(path) }
  }
  const forTables = (['encoding', 'delimiter', 'sheet'] as const).find((name) => flags[name] !== undefined)
  if (forTables) throw new UsageError(`--${forTables} is for tables; a folder of items has none.`)
  const { table, identity } = await readTree(path, { workspace, pipeline: flags.pipeline }, storedMessage)
  return { table, identify: () => Promise.resolve(identity) }
}
