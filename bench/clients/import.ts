import type { Job } from '../job.ts'
import { measured } from './measure.ts'
import { importTickets, openApp } from './millrace.ts'
import { ticketFile } from './tickets.ts'

/** Not a contender for replies: Millrace's import alone, from opening the file to the batch that is whole. */
export async function run(job: Job): Promise<void> {
  const path = await ticketFile(job.folder, job.tickets, job.spreadTickets)
  const app = openApp(job.folder, job.url)
  await measured(job, async () => (await importTickets(app, path, job)).sourceRows)
  app.close()
}
