import { spreadText } from './figures.ts'
import type { Run } from './job.ts'
import type { Table } from './part.ts'

/** One line per contender: medians with their spread. */
export function runTable(runsByName: Readonly<Record<string, readonly Run[]>>): Table {
  return {
    head: [
      'who',
      'complete',
      'makespan s',
      'items/s',
      'CPU ms/item',
      'peak MB',
      'requests',
      '429s',
      'faults',
    ],
    rows: Object.entries(runsByName).map(([name, runs]) => rowOf(name, runs)),
  }
}

function rowOf(name: string, runs: readonly Run[]): string[] {
  const spread = (digits: number, value: (run: Run) => number) => spreadText(runs.map(value), digits)
  return [
    name,
    `${Math.min(...runs.map(({ complete }) => complete))} of ${runs[0]!.items}`,
    spread(2, ({ ms }) => ms / 1_000),
    spread(0, itemsPerSecond),
    spread(3, cpuPerItemMs),
    spread(0, ({ peakRssMb }) => peakRssMb),
    spread(0, ({ server }) => server.requests),
    spread(0, ({ server }) => server.refused),
    spread(0, ({ server }) => server.faults),
  ]
}

export function itemsPerSecond({ complete, ms }: Run): number {
  return (complete / ms) * 1_000
}

export function cpuPerItemMs({ items, cpuMs }: Run): number {
  return cpuMs / items
}
