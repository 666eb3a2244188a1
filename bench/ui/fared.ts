import type { Figure } from '../figures.ts'
import { figure } from '../figures.ts'
import type { Moves } from './moves.ts'
import type { Beside } from './watchedHost.ts'

/** What was promised of work that takes long: it shows that it goes on, and others hardly notice it. */
export function faredFigures(id: string, what: string, moves: Moves, fares: Beside): Figure[] {
  const ms = { unit: ' ms', digits: 0 }
  return [
    figure({ id: `${id}-moves`, what: `${what}: longest time without progress`, below: 1_000, ...ms }, [
      moves.longestMs,
    ]),
    figure({ id: `${id}-loop`, what: `${what}: event-loop delay p99`, below: 50, ...ms }, [fares.p99Ms]),
    figure({ id: `${id}-list`, what: `${what}: another page's list, p95`, below: 100, ...ms }, [
      fares.listP95Ms,
    ]),
    figure({ id: `${id}-memory`, what: `${what}: peak of the host`, below: 300, unit: ' MB', digits: 0 }, [
      fares.peakMb,
    ]),
  ]
}

/** The same in a table, with what is not promised. */
export const faredHead = ['s', 'rows/s', 'MB/s', 'progress ms, first', 'longest block ms', 'slowest list ms']

export function faredCells(
  rows: number,
  megabytes: number,
  { firstMs, count, endMs }: Moves,
  fares: Beside,
): string[] {
  const seconds = endMs / 1_000
  return [
    seconds.toFixed(1),
    (rows / seconds).toFixed(0),
    (megabytes / seconds).toFixed(1),
    count === 0 ? '' : firstMs.toFixed(0),
    ...[fares.mostMs, fares.listMostMs].map((ms) => ms.toFixed(0)),
  ]
}
