import { spawn, spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { BenchServer } from '../children.ts'
import { runClient, startServer } from '../children.ts'
import { ticketFile } from '../clients/tickets.ts'
import { runAlone } from '../contest.ts'
import type { Cores } from '../cores.ts'
import type { Figure } from '../figures.ts'
import { figure } from '../figures.ts'
import { inFolder } from '../folder.ts'
import type { Part } from '../part.ts'

const millrace = 'bin/millrace.js'
const manyItems = 100_000

/** What a person waits for. */
export const start: Part = async (cores) => ({
  title: 'Waiting: start, import, resume, event loop',
  method:
    'Help: the command from start to end, 15 times. Import: 100,000 rows, 5 times. Resume: a run of 100,000 items is killed half way, then `millrace resume`, from the start of the process until its first request reaches the server, 5 times. Event loop: 2,000 tickets at 200 items/s, 3 times.',
  figures: [await help(), await importing(cores), await resuming(), await eventLoop(cores)],
  table: null,
})

async function help(): Promise<Figure> {
  const values = await repeated(15, () => {
    const startedAt = performance.now()
    spawnSync(process.execPath, [millrace, '--help'])
    return Promise.resolve(performance.now() - startedAt)
  })
  return figure({ id: 'help', what: '`millrace --help`', below: 200, unit: ' ms', digits: 0 }, values)
}

async function importing(cores: Cores | null): Promise<Figure> {
  const job = { contender: 'import', url: '', tickets: manyItems, concurrency: 16 } as const
  const rest = { spreadTickets: false, limits: null, watchLoop: false }
  const values = await repeated(5, () =>
    inFolder(async (folder) => {
      const { ms } = await runClient({ ...job, ...rest, folder }, cores)
      return statSync(join(folder, 'tickets.csv')).size / 1e6 / (ms / 1_000)
    }),
  )
  return figure({ id: 'import', what: 'import of a CSV file', atLeast: 25, unit: ' MB/s', digits: 1 }, values)
}

/** By the real command line: a run that is killed, and what comes after. */
async function resuming(): Promise<Figure> {
  const server = await startServer()
  try {
    const values = await inFolder(async (folder) => {
      const file = await ticketFile(folder, manyItems, false)
      await killedAfter(manyItems / 2, ['run', file, '--concurrency', '64'], folder, server)
      return repeated(5, () => killedAfter(200, ['resume', 'last'], folder, server))
    })
    const what = '100,000 items reopened and resumed'
    return figure({ id: 'resume', what, below: 1_000, unit: ' ms', digits: 0 }, values)
  } finally {
    await server.stop()
  }
}

const pollMs = 20

/** Runs a command and kills it after so many requests. Returns the ms until its first one. */
async function killedAfter(
  requests: number,
  args: readonly string[],
  folder: string,
  server: BenchServer,
): Promise<number> {
  await server.counts('reset')
  const env = { PATH: process.env['PATH'], ANTHROPIC_API_KEY: 'bench', ANTHROPIC_BASE_URL: server.url }
  const startedAt = Date.now()
  const child = spawn(process.execPath, [millrace, ...args, '--data-dir', folder], { env, stdio: 'ignore' })
  const exited = new Promise((resolve) => child.on('exit', resolve))
  while ((await server.counts()).requests < requests && child.exitCode === null) await waited(pollMs)
  child.kill('SIGKILL')
  await exited
  return ((await server.counts()).firstAt ?? Number.NaN) - startedAt
}

function waited(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

async function eventLoop(cores: Cores | null): Promise<Figure> {
  const values = await repeated(3, async () => {
    const conditions = { tickets: 2_000, concurrency: 40, watchLoop: true }
    const run = await runAlone('millrace', conditions, { latency: 200 }, cores)
    return run.loopDelayMs!
  })
  const what = 'event-loop delay p99 at 200 items/s'
  return figure({ id: 'event-loop', what, below: 20, unit: ' ms', digits: 1 }, values)
}

async function repeated(times: number, measure: () => Promise<number>): Promise<number[]> {
  const values: number[] = []
  for (let time = 0; time < times; time++) values.push(await measure())
  return values
}
