import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Batch } from '../../../shared/batch.ts'
import type { BatchId } from '../../../shared/ids.ts'
import { rowOf } from '../../../shared/ids.ts'
import type { ItemState } from '../../../shared/item.ts'
import type { ItemFileKind } from '../../../shared/itemFiles.ts'
import { itemFileNames } from '../../../shared/itemFiles.ts'
import { UsageError } from '../../../shared/usageError.ts'
import { externalIds } from '../../store/items/externalIds.ts'
import type { Store } from '../../store/open.ts'
import { itemFilter } from '../itemFilter.ts'
import { batchFacts, writeManifest } from '../manifest.ts'
import { requireAllRows, sealedTotals } from '../sealedTotals.ts'
import { isFileName } from './fileName.ts'
import { folderNames } from './folderNames.ts'
import type { ItemTexts } from './itemTexts.ts'
import { itemTexts } from './itemTexts.ts'
import { replaceFolder } from './replaceFolder.ts'

export interface FilesOptions {
  /** Gets a folder for the workspace, in it one for the pipeline, in it one for each item. */
  readonly folder: string
  readonly workspace: string
  /** A status, or who answered; null for all items. */
  readonly only: string | null
  readonly force: boolean
  /** ms UTC, for the manifest. */
  readonly now: () => number
  /** Ends the writing; nothing is left behind. */
  readonly signal?: AbortSignal
}

export interface ExportedFiles {
  readonly folder: string
  readonly items: number
  readonly bytes: number
  /** How many files there are of each kind. */
  readonly files: Readonly<Record<ItemFileKind, number>>
  /** Items whose id could not be the name of their folder. */
  readonly namedByRow: number
  readonly manifest: string
}

/** So many items are written at a time; only they are in memory. */
const together = 32

/**
 * Writes a batch as one folder for each item, with a file for each stage that is done, from one snapshot of the
 * workspace. Refuses when the rows do not add up. Throws UsageError for a wrong status or a folder that is taken.
 */
export async function exportFiles(
  workspace: Store,
  batchId: BatchId,
  options: FilesOptions,
): Promise<ExportedFiles> {
  const isWanted = itemFilter(options.only)
  using store = workspace.snapshot()
  const batch = store.batches.get(batchId)!
  const totals = await sealedTotals(store, batch, {})
  const folder = folderFor(batch, options)
  const written = await replaceFolder(folder, options.force, async (temporary) => {
    const counts = await writeItems(store, batch, { folder: temporary, isWanted, signal: options.signal })
    requireAllRows(counts.items, totals, options.only)
    return counts
  })
  const manifest = await writeManifest(folder, {
    layout: 'files',
    folder: { name: folder, ...written },
    exportedAt: new Date(options.now()).toISOString(),
    only: options.only,
    ...batchFacts(store, batch, totals),
  })
  return { folder, ...written, manifest }
}

function folderFor({ pipeline }: Batch, { folder, workspace }: FilesOptions): string {
  const wrong = [workspace, pipeline].find((name) => !isFileName(name))
  if (wrong === undefined) return join(folder, workspace, pipeline)
  throw new UsageError(`"${wrong}" cannot be the name of a folder on every system. Export a table instead.`)
}

interface Counts {
  items: number
  bytes: number
  readonly files: Record<ItemFileKind, number>
  namedByRow: number
}

interface Target {
  readonly folder: string
  readonly isWanted: (item: ItemState) => boolean
  readonly signal: AbortSignal | undefined
}

async function writeItems(store: Store, batch: Batch, { folder, isWanted, signal }: Target): Promise<Counts> {
  const nameOf = folderNames(externalIds(store.db, batch.id), batch.sourceRows)
  const textsOf = itemTexts(store, batch)
  const counts: Counts = {
    items: 0,
    bytes: 0,
    files: { input: 0, prompt: 0, response: 0, output: 0 },
    namedByRow: 0,
  }
  for (const page of store.items.pages(batch.id, together)) {
    signal?.throwIfAborted()
    await Promise.all(
      page.filter(isWanted).map((item) => {
        const row = rowOf(item.id)
        const { externalId } = store.items.get(batch.id, row)!
        const name = nameOf({ row, externalId })
        const texts = textsOf(item)
        count(counts, texts, name !== externalId)
        return writeItem(join(folder, name), texts)
      }),
    )
  }
  return counts
}

async function writeItem(folder: string, texts: ItemTexts): Promise<void> {
  await mkdir(folder)
  for (const [kind, text] of Object.entries(texts)) {
    await writeFile(join(folder, itemFileNames[kind as ItemFileKind]), text, { flag: 'wx', flush: true })
  }
}

function count(counts: Counts, texts: ItemTexts, isNamedByRow: boolean): void {
  counts.items++
  if (isNamedByRow) counts.namedByRow++
  for (const [kind, text] of Object.entries(texts)) {
    counts.files[kind as ItemFileKind]++
    counts.bytes += Buffer.byteLength(text)
  }
}
