import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { BatchId } from '../../src/shared/ids.ts'
import { exportBatch } from '../../src/main/export/exportBatch.ts'
import type { Store } from '../../src/main/store/open.ts'
import { tempDir } from './tempDir.ts'

/** A batch as its export has it: each row by column, and the manifest beside the file. */
export async function exportedBatch(store: Store, id: BatchId) {
  const file = join(tempDir(), 'results.csv')
  await exportBatch(store, id, { file, columns: null, only: null, force: false, now: () => 0 })
  return {
    rows: parse<Record<string, string>>(readFileSync(file), { columns: true }),
    manifest: JSON.parse(readFileSync(`${file}.manifest.json`, 'utf8')) as { readonly editedRows: unknown },
  }
}
