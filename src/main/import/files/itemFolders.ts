import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { itemFileNames } from '../../../shared/itemFiles.ts'
import { UsageError } from '../../../shared/usageError.ts'

export interface Wanted {
  readonly workspace: string
  readonly pipeline: string
}

/**
 * Finds the folder that holds the item folders: the given one, or `{workspace}/{pipeline}` or `{pipeline}` in it.
 * Throws UsageError, which names what is there instead.
 */
export async function itemFolders(path: string, { workspace, pipeline }: Wanted): Promise<string> {
  await requireFolder(path)
  if (await isItem(path))
    throw new UsageError(`${path} is the folder of a single item. Name the folder above it.`)
  if (await holdsItems(path)) return path
  for (const found of [join(path, workspace, pipeline), join(path, pipeline)]) {
    if (await holdsItems(found)) return found
  }
  throw notFound(path, { workspace, pipeline }, await whatIsIn(path))
}

/** Folders in a folder, without hidden ones: half an export is hidden. Links are not followed. */
export async function foldersIn(path: string): Promise<string[]> {
  const entries = await entriesOf(path)
  return entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).map(({ name }) => name)
}

/** Which of the files of an item a folder has. */
export async function filesIn(path: string): Promise<ReadonlySet<string>> {
  const entries = await entriesOf(path)
  return new Set(entries.filter((entry) => entry.isFile() && names.has(entry.name)).map(({ name }) => name))
}

/** Throws UsageError for what is no folder. */
export async function requireFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => null)
  if (!found) throw new UsageError(`${path} does not exist.`)
  if (!found.isDirectory())
    throw new UsageError(`${path} is a file. Name a folder, or leave out --layout files to read a table.`)
}

async function holdsItems(path: string): Promise<boolean> {
  for (const name of await foldersIn(path)) if (await isItem(join(path, name))) return true
  return false
}

const names: ReadonlySet<string> = new Set(Object.values(itemFileNames))

async function isItem(path: string): Promise<boolean> {
  return (await filesIn(path)).size > 0
}

async function entriesOf(path: string): Promise<Dirent[]> {
  return readdir(path, { withFileTypes: true }).catch(() => [])
}

/** The folders with items one and two levels below, as `acme/ticket-classifier`. */
async function whatIsIn(path: string): Promise<string[]> {
  const found: string[] = []
  for (const name of await foldersIn(path)) {
    if (await holdsItems(join(path, name))) found.push(name)
    for (const inner of await foldersIn(join(path, name))) {
      if (await holdsItems(join(path, name, inner))) found.push(`${name}/${inner}`)
    }
  }
  return found.toSorted()
}

const mostNamed = 10

function notFound(path: string, { workspace, pipeline }: Wanted, there: readonly string[]): UsageError {
  if (there.length === 0) {
    const files = Object.values(itemFileNames).join(', ')
    return new UsageError(`${path} holds no items: no folder in it has any of ${files}.`)
  }
  const more = there.length > mostNamed ? ` and ${there.length - mostNamed} more` : ''
  return new UsageError(
    `${path} holds no ${workspace}/${pipeline}. It holds ${there.slice(0, mostNamed).join(', ')}${more}. Choose with --workspace and --pipeline, or name the folder with the items itself.`,
  )
}
