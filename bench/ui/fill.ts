import { scanTotals } from '../../src/main/store/counts/scanTotals.ts'
import { importTickets, openApp } from '../clients/millrace.ts'
import { ticketFile } from '../clients/tickets.ts'
import { finish } from './finish.ts'

/**
 * Makes a workspace whose first batch has so many finished rows. They are imported as ever; then SQL does to all of them
 * what a run does to each: nobody would wait for a run of a million.
 */
export async function fill(folder: string, rows: number): Promise<void> {
  const app = openApp(folder, '')
  const file = await ticketFile(folder, rows, false)
  const batch = await importTickets(app, file, { concurrency: 16, limits: null })
  app.store.batches.setSettings(batch.id, { ...batch.settings, provider: 'practice' })
  finish(app.store, batch)
  const [kept, counted] = [app.store.totals(batch), await scanTotals(app.store.db, batch)]
  if (JSON.stringify(kept) !== JSON.stringify(counted)) throw new Error('kept and counted totals differ')
  app.close()
}

interface Pace {
  /** null: as fast as it goes. */
  readonly rpm: number | null
  readonly concurrency: number
}

/** Adds a batch that has yet to run, for the practice model. Returns its id. */
export async function addBatch(folder: string, rows: number, { rpm, concurrency }: Pace): Promise<number> {
  const app = openApp(folder, '')
  const file = await ticketFile(folder, rows, false)
  const batch = await importTickets(app, file, { concurrency, limits: rpm === null ? null : { rpm } })
  // Every row asks the model: the same tickets are run several times.
  app.store.batches.setSettings(batch.id, { ...batch.settings, provider: 'practice', useCache: false })
  app.close()
  return batch.id
}
