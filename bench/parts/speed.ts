import { startServer } from '../children.ts'
import { interleaved, runOn } from '../contest.ts'
import { figure, paired } from '../figures.ts'
import type { Part } from '../part.ts'
import { cpuPerItemMs, itemsPerSecond, runTable } from '../runTable.ts'

const rounds = 7
const conditions = { tickets: 5_000, concurrency: 64 }

/** How much the engine costs where the model costs nothing. */
export const speed: Part = async (cores) => {
  const server = await startServer({}, cores)
  try {
    await runOn(server, 'raw', conditions, cores) // warms the server
    const runs = await interleaved(['bare', 'files', 'raw', 'millrace'], rounds, (contender) =>
      runOn(server, contender, conditions, cores),
    )
    const { bare, files, millrace } = runs
    const speedup = { unit: ' times', digits: 2 }
    return {
      title: 'Speed: a server without latency',
      method: `5,000 tickets, concurrency 64, ${rounds} rounds. Millrace checkpoints all five stages with synchronous=FULL and the whole schema; making and importing the tickets is not counted for anyone.`,
      figures: [
        figure(
          { id: 'speed-bare', what: 'items/s against the bare loop', atLeast: 1.5, ...speedup },
          paired(millrace, bare, itemsPerSecond),
        ),
        figure(
          { id: 'speed-files', what: 'items/s against the file pattern', atLeast: 2.5, ...speedup },
          paired(millrace, files, itemsPerSecond),
        ),
        figure(
          { id: 'speed-cpu', what: 'CPU per item against the bare loop', atMost: 0.5, ...speedup },
          paired(millrace, bare, cpuPerItemMs),
        ),
      ],
      table: runTable(runs),
    }
  } finally {
    await server.stop()
  }
}
