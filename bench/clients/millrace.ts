import { basename } from 'node:path'
import type { App } from '../../src/main/app.ts'
import { createApp } from '../../src/main/app.ts'
import { defaultSettings } from '../../src/main/operations/run/batchSettings.ts'
import { Control } from '../../src/main/engine/control.ts'
import { hashFile } from '../../src/main/hashFile.ts'
import { importBatch } from '../../src/main/import/importBatch.ts'
import { mapColumns } from '../../src/main/import/mapping/mapColumns.ts'
import { readTable } from '../../src/main/import/readTable.ts'
import { ticketClassifier } from '../../src/main/pipelines/ticketClassifier.ts'
import { scanTotals } from '../../src/main/store/counts/scanTotals.ts'
import { systemClock } from '../../src/main/systemClock.ts'
import type { Batch, BatchSettings } from '../../src/shared/batch.ts'
import type { Job } from '../job.ts'
import type { Limits } from '../server/limiter.ts'
import { measured } from './measure.ts'
import { ticketFile } from './tickets.ts'

/** Millrace itself: the app as its command line builds it, over a workspace on disk with everything switched on. */
export async function run(job: Job): Promise<void> {
  const app = openApp(job.folder, job.url)
  requireFullSync(app)
  const batch = await importTickets(app, await ticketFile(job.folder, job.tickets, job.spreadTickets), job)
  await measured(job, async () => {
    await app.run(batch.id, new Control())
    return app.store.totals(batch).seal.model
  })
  await requireSeal(app, batch)
  app.close()
}

export function openApp(dataDir: string, url: string): App {
  const env = { ANTHROPIC_API_KEY: 'bench', ANTHROPIC_BASE_URL: url }
  return createApp({ dataDir, workspace: 'bench', env, clock: systemClock, chance: Math.random })
}

/** Imports a file as `millrace import` does. */
export async function importTickets(
  { store, config }: App,
  path: string,
  { concurrency, limits }: Pick<Job, 'concurrency' | 'limits'>,
): Promise<Batch> {
  const table = await readTable(path, {})
  const { format, columns } = table
  const { mapping } = mapColumns(ticketClassifier.fields, columns, {})
  const { sha256, bytes } = await hashFile(path)
  return importBatch(table, {
    store,
    pipeline: ticketClassifier,
    name: basename(path),
    settings: settingsFor(concurrency, limits),
    source: { fileName: basename(path), sha256, bytes, format, columns, mapping },
    limit: null,
    sample: null,
    now: () => config.clock.now(),
  })
}

function settingsFor(concurrency: number, limits: Limits | null): BatchSettings {
  const given = { rpm: limits?.rpm ?? null, itpm: limits?.itpm ?? null, otpm: limits?.otpm ?? null }
  return { ...defaultSettings, provider: 'anthropic', concurrency, limits: given }
}

const full = 2

function requireFullSync({ store }: App): void {
  if (store.db.pragma('synchronous', { simple: true }) !== full) throw new Error('synchronous is not FULL')
}

/** A fast run that lost something would be worth nothing. */
async function requireSeal({ store }: App, batch: Batch): Promise<void> {
  const [kept, counted] = [store.totals(batch), await scanTotals(store.db, batch)]
  if (JSON.stringify(kept) !== JSON.stringify(counted)) throw new Error('kept and counted totals differ')
}
