import { interleaved, runAlone } from '../contest.ts'
import { figure, paired } from '../figures.ts'
import type { Part } from '../part.ts'
import { runTable } from '../runTable.ts'

const rounds = 5
const conditions = { tickets: 1_000, concurrency: 64 }
const server = { latency: { p50: 300, p95: 900 }, faultShare: 0.02 }

/** What two faults in a hundred requests cost. */
export const faults: Part = async (cores) => {
  const runs = await interleaved(['bare', 'files', 'millrace'], rounds, (contender, round) =>
    runAlone(contender, conditions, { ...server, seed: round + 11 }, cores),
  )
  return {
    title: 'Faults: 2 % of requests',
    method: `As under latency, with 2 % of requests answered by 529, 500 or a reset connection, ${rounds} rounds. The same tickets fail for everyone. The bare loop has the SDK's default retries.`,
    figures: [
      figure(
        { id: 'faults-complete', what: 'share of items complete', atLeast: 100, unit: ' %' },
        runs.millrace.map(({ complete, items }) => (complete / items) * 100),
      ),
      figure(
        { id: 'faults', what: 'makespan against the bare loop', atMost: 1.1, unit: ' times', digits: 3 },
        paired(runs.millrace, runs.bare, ({ ms }) => ms),
      ),
    ],
    table: runTable(runs),
  }
}
