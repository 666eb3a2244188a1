import { interleaved, runAlone } from '../contest.ts'
import { figure, paired } from '../figures.ts'
import type { Part } from '../part.ts'
import { runTable } from '../runTable.ts'

const rounds = 5
const conditions = { tickets: 1_000, concurrency: 64 }
const latency = { p50: 300, p95: 900 }

/** What the engine adds where the model takes its time. */
export const latencyPart: Part = async (cores) => {
  const runs = await interleaved(['bare', 'files', 'millrace'], rounds, (contender, round) =>
    runAlone(contender, conditions, { latency, seed: round + 1 }, cores),
  )
  return {
    title: 'Latency: p50 300 ms, p95 900 ms',
    method: `1,000 tickets, concurrency 64, log-normal latency that hangs on the ticket, ${rounds} rounds with different seeds.`,
    figures: [
      figure(
        { id: 'latency', what: 'makespan against the bare loop', atMost: 1.05, unit: ' times', digits: 3 },
        paired(runs.millrace, runs.bare, ({ ms }) => ms),
      ),
    ],
    table: runTable(runs),
  }
}
