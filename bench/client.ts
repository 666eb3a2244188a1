import type { Contender, Job } from './job.ts'

/** A contender's process. Each loads only what it uses itself. */
const load: Readonly<Record<Contender, () => Promise<{ run(job: Job): Promise<void> }>>> = {
  bare: () => import('./clients/bare.ts'),
  files: () => import('./clients/files.ts'),
  raw: () => import('./clients/raw.ts'),
  millrace: () => import('./clients/millrace.ts'),
  import: () => import('./clients/import.ts'),
}

const job = JSON.parse(process.argv[2]!) as Job
const contender = await load[job.contender]()
await contender.run(job)
process.disconnect()
