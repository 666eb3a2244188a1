import type { BenchServer } from './children.ts'
import { runClient, startServer } from './children.ts'
import type { Cores } from './cores.ts'
import { inFolder } from './folder.ts'
import type { Contender, Job, Run } from './job.ts'
import type { ServerOptions } from './server/model.ts'

type Conditions = Pick<Job, 'tickets' | 'concurrency'> & Partial<Job>

/** One run against a server that is already there. */
export function runOn(
  server: BenchServer,
  contender: Contender,
  conditions: Conditions,
  cores: Cores | null,
): Promise<Run> {
  return inFolder(async (folder) => {
    const usual = { spreadTickets: false, limits: null, watchLoop: false }
    const job = { ...usual, ...conditions, contender, url: server.url, folder }
    await server.counts('reset')
    const report = await runClient(job, cores)
    const run = { ...report, server: await server.counts() }
    say(contender, run)
    return run
  })
}

/** One run against a server of its own. */
export async function runAlone(
  contender: Contender,
  conditions: Conditions,
  options: Partial<ServerOptions>,
  cores: Cores | null,
): Promise<Run> {
  const server = await startServer(options, cores)
  try {
    return await runOn(server, contender, conditions, cores)
  } finally {
    await server.stop()
  }
}

/** Every contender once per round, each round begun by another one. Round `n` of all contenders belongs together. */
export async function interleaved<C extends string>(
  contenders: readonly C[],
  rounds: number,
  run: (contender: C, round: number) => Promise<Run>,
): Promise<Record<C, Run[]>> {
  const runs = Object.fromEntries(contenders.map((name) => [name, [] as Run[]])) as Record<C, Run[]>
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      const name = contenders[(round + turn) % contenders.length]!
      runs[name].push(await run(name, round))
    }
  }
  return runs
}

function say(contender: Contender, { items, complete, ms, cpuMs, peakRssMb, server }: Run): void {
  console.error(
    `  ${contender}: ${complete}/${items} in ${Math.round(ms)} ms, ${((items / ms) * 1_000).toFixed(0)} items/s, ` +
      `${(cpuMs / items).toFixed(3)} ms CPU/item, ${peakRssMb.toFixed(0)} MB, ${server.requests} requests, ${server.refused} refused, ${server.faults} faults`,
  )
}
