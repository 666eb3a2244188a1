import { interleaved, runAlone } from '../contest.ts'
import { figure, paired } from '../figures.ts'
import type { Run } from '../job.ts'
import type { Part } from '../part.ts'
import { runTable } from '../runTable.ts'

const rounds = 2
const sizes = { small: 5_000, large: 100_000 }

/** Whether memory grows with the batch. */
export const memory: Part = async (cores) => {
  const runs = await interleaved(['small', 'large'], rounds, (size) =>
    runAlone('millrace', { tickets: sizes[size], concurrency: 64 }, {}, cores),
  )
  return {
    title: 'Memory',
    method: `The most memory (peak RSS) of the whole process, import and run, 5,000 and 100,000 tickets, concurrency 64, ${rounds} rounds.`,
    figures: [
      figure(
        { id: 'memory-growth', what: '100,000 items against 5,000', atMost: 1.3, unit: ' times' },
        paired(runs.large, runs.small, peakMb),
      ),
      figure(
        { id: 'memory-peak', what: 'peak at 100,000 items', below: 300, unit: ' MB', digits: 0 },
        runs.large.map(peakMb),
      ),
    ],
    table: runTable({ '5,000 items': runs.small, '100,000 items': runs.large }),
  }
}

function peakMb({ peakRssMb }: Run): number {
  return peakRssMb
}
