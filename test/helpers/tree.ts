import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Batch, BatchSettings } from '../../src/shared/batch.ts'
import type { BatchId } from '../../src/shared/ids.ts'
import { defaultSettings } from '../../src/main/operations/run/batchSettings.ts'
import type { ExportedFiles } from '../../src/main/export/files/exportFiles.ts'
import { exportFiles } from '../../src/main/export/files/exportFiles.ts'
import { readTree } from '../../src/main/import/files/readTree.ts'
import { importBatch } from '../../src/main/import/importBatch.ts'
import { mapColumns } from '../../src/main/import/mapping/mapColumns.ts'
import { storedMessage } from '../../src/main/llm/storedMessage.ts'
import { findPipeline } from '../../src/main/pipelines/registry.ts'
import type { Desk } from './desk.ts'
import { openDesk } from './desk.ts'

/** Imports a folder of items into the desk's workspace. */
export async function importTree(
  desk: Desk,
  path: string,
  settings: Partial<BatchSettings> = {},
): Promise<Batch> {
  const pipeline = findPipeline('ticket-classifier')
  const wanted = { workspace: 'default', pipeline: pipeline.name }
  const { table, identity } = await readTree(path, wanted, storedMessage)
  const { format, columns } = table
  const { mapping } = mapColumns(pipeline.fields, columns, table.mapping ?? {})
  return importBatch(table, {
    store: desk.store,
    pipeline,
    name: 'tree',
    settings: { ...defaultSettings, provider: 'practice', ...settings },
    source: { fileName: 'tree', ...identity, format, columns, mapping },
    limit: null,
    sample: null,
    now: () => desk.clock.now(),
  })
}

/** Exports a batch as a folder of items. */
export function exportTree(
  desk: Desk,
  batchId: BatchId,
  folder: string,
  options: { readonly force?: boolean; readonly signal?: AbortSignal } = {},
): Promise<ExportedFiles> {
  const now = () => desk.clock.now()
  return exportFiles(desk.store, batchId, {
    ...{ folder, workspace: 'default', only: null, force: false, now },
    ...options,
  })
}

/** Writes an item's folder as another program would: objects as JSON, texts as they are. */
export function writeItem(
  tree: string,
  name: string,
  files: Readonly<Record<string, object | string>>,
): void {
  const folder = join(tree, name)
  mkdirSync(folder, { recursive: true })
  for (const [file, content] of Object.entries(files)) {
    writeFileSync(join(folder, file), typeof content === 'string' ? content : JSON.stringify(content))
  }
}

export function readJson(...path: readonly string[]): Record<string, unknown> {
  return JSON.parse(readFileSync(join(...path), 'utf8')) as Record<string, unknown>
}

export const goodOutput = {
  urgency: 'high',
  category: 'billing',
  suggested_response: 'We are looking into it.',
  confidence: 0.9,
}

/** A response of the Messages API with this output. */
export function messageWith(output: object, more: object = {}): object {
  const text = JSON.stringify(output)
  return {
    ...{ id: 'msg_1', type: 'message', role: 'assistant', model: 'claude-opus-5-5' },
    ...{ content: [{ type: 'text', text }], stop_reason: 'end_turn' },
    ...more,
  }
}

/** A desk and an empty folder for items. */
export async function yard(): Promise<{ desk: Desk; tree: string }> {
  const desk = await openDesk()
  const tree = join(desk.folder, 'tree')
  mkdirSync(tree)
  return { desk, tree }
}

/** Where the items of a batch stand, in source order. */
export function checkpoints(desk: Desk, id: BatchId): string[] {
  return [...desk.store.items.pages(id, 100)].flat().map(({ checkpoint }) => checkpoint)
}
