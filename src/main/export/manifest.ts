import type { Batch } from '../../shared/batch.ts'
import { formatUsd } from '../../shared/money.ts'
import type { Store } from '../store/open.ts'
import type { Totals } from '../store/counts/totals.ts'
import { editedRows } from './editedRows.ts'
import { replaceFile } from './replaceFile.ts'

/**
 * Writes what is known about an export beside it, and returns where. It belongs to the export and replaces an older
 * one.
 */
export async function writeManifest(exported: string, manifest: object): Promise<string> {
  const path = manifestPath(exported)
  const text = `${JSON.stringify(manifest, null, 2)}\n`
  await replaceFile(path, true, (handle) => handle.writeFile(text))
  return path
}

export function manifestPath(exported: string): string {
  return `${exported}.manifest.json`
}

/** What every manifest says of its batch: where it comes from, how it was run, where each row is, which were edited. */
export function batchFacts(store: Store, batch: Batch, totals: Totals): object {
  const { id, name, pipeline, pipelineVersion, status, settings, source } = batch
  const { provider, models } = settings
  const { fileName, sha256, bytes, format, mapping } = source
  return {
    batch: { id, name, pipeline, pipelineVersion, status, provider, models },
    source: { fileName, sha256, bytes, format, mapping },
    seal: totals.seal,
    answeredBy: totals.answeredBy,
    editedRows: editedRows(store, batch),
    cost: { usd: formatUsd(totals.costNanoUsd), unpricedCalls: totals.unpricedCalls },
  }
}
