import type { BatchId } from '../../../shared/ids.ts'
import type { Cell } from '../../../shared/table.ts'
import type { Counters } from './counters.ts'

export interface ValueCount {
  readonly value: string | number
  readonly count: number
}

/** Counts the answer of a row in (1) or out (-1). `facets` as the row has them. */
export function countAnswer(counters: Counters, batchId: BatchId, facets: readonly Cell[], by: 1 | -1): void {
  for (const [index, value] of facets.entries())
    if (typeof value === 'string' || typeof value === 'number')
      counters.add(batchId, `facet:${index}:${labelOf(value)}`, by)
}

/** Numbers are counted by the hundredth: answers hold too many different ones. */
function labelOf(value: string | number): string {
  // A hair more than nothing: 0.57 times 100 is less than 57 to a computer.
  return typeof value === 'number' ? `#${Math.floor(value * 100 + 1e-9)}` : `=${value}`
}

/** The values of each facet in the answers of a batch, smallest first, each with how often it stands there. */
export function distributions(counters: Counters, batchId: BatchId, facets: number): ValueCount[][] {
  const all = [...counters.read(batchId)].filter(([, count]) => count > 0)
  return Array.from({ length: facets }, (_, index) => {
    const prefix = `facet:${index}:`
    const found = all.filter(([name]) => name.startsWith(prefix))
    return found
      .map(([name, count]) => ({ value: valueOf(name.slice(prefix.length)), count }))
      .toSorted((a, b) => (a.value < b.value ? -1 : 1))
  })
}

function valueOf(label: string): string | number {
  return label.startsWith('#') ? Number(label.slice(1)) / 100 : label.slice(1)
}
