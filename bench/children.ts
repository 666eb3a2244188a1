import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Cores } from './cores.ts'
import type { Job, RunReport } from './job.ts'
import { millraceFlags } from './millraceFlags.ts'
import type { Counts, ServerOptions } from './server/model.ts'

export interface BenchServer {
  readonly url: string
  /** What was counted since the last time it was asked with `reset`. */
  counts(then?: 'reset' | 'go on'): Promise<Counts>
  stop(): Promise<void>
}

const usual: ServerOptions = {
  seed: 1,
  latency: 0,
  faultShare: 0,
  limits: {},
  tellsLimits: false,
  spreadReplies: false,
}

/** Starts the server in a process of its own. */
export async function startServer(
  options: Partial<ServerOptions> = {},
  cores: Cores | null = null,
): Promise<BenchServer> {
  const child = start('server', { ...usual, ...options }, cores?.server)
  const { port } = await heard<{ port: number }>(child)
  return {
    url: `http://127.0.0.1:${port}`,
    async counts(then = 'go on') {
      child.send(then)
      return (await heard<{ counts: Counts }>(child)).counts
    },
    async stop() {
      child.kill()
      await once(child, 'exit')
    },
  }
}

/** Runs one contender in a process of its own. */
export async function runClient(job: Job, cores: Cores | null = null): Promise<RunReport> {
  const child = start('client', job, cores?.client)
  const exited = once(child, 'exit')
  const report = await heard<RunReport>(child)
  const [code] = (await exited) as [number | null]
  if (code !== 0) throw new Error(`${job.contender} ended with ${code}`)
  return report
}

/** Profiles and the like: flags for the Node of every client. */
const clientFlags = (process.env['BENCH_NODE_FLAGS'] ?? '').split(' ').filter(Boolean)

function start(name: 'client' | 'server', options: object, core: number | undefined): ChildProcess {
  const module = fileURLToPath(new URL(`${name}.js`, import.meta.url))
  const flags = name === 'client' ? [...clientFlags, ...flagsOf(options)] : []
  const bound = { execPath: 'taskset', execArgv: ['-c', String(core), process.execPath, ...flags] }
  const how = core === undefined ? { execArgv: flags } : bound
  return fork(module, [JSON.stringify(options)], how)
}

function flagsOf(options: object): readonly string[] {
  return 'contender' in options && options.contender === 'millrace' ? millraceFlags : []
}

/** The next message of a child. */
function heard<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = (code: number | null): void => reject(new Error(`a child ended early, with ${code}`))
    child.once('exit', end)
    child.once('message', (message) => {
      child.off('exit', end)
      resolve(message as T)
    })
  })
}
