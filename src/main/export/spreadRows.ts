import type { Batch } from '../../shared/batch.ts'
import { rowOf } from '../../shared/ids.ts'
import type { Store } from '../store/open.ts'

const runs = 50
/** What repeats in neighbours is packed as it will be in the file. */
const rowsInRun = 20

/**
 * A few rows that stand for all of an export: short runs, spread over it, each at another place of its part so that no
 * rhythm of the table is met. `wanted` null: all rows of the batch. Reads only these, however many there are.
 */
export function spreadRows(store: Store, batch: Batch, wanted: Uint32Array | null): readonly number[] {
  const length = wanted ? wanted.length : batch.sourceRows
  const isFew = length <= runs * rowsInRun
  const runAt = (from: number, rows: number): readonly number[] =>
    wanted
      ? [...wanted.subarray(from, from + rows)]
      : store.items.behind(batch.id, from, rows).map(({ id }) => rowOf(id))
  if (isFew) return runAt(0, length)
  const starts = Array.from({ length: runs }, (_, run) => startOf(run, length / runs))
  // Where many rows were rejected, two runs may begin with the same one.
  return [...new Set(starts.flatMap((start) => runAt(start, rowsInRun)))]
}

/** Steps of the golden ratio fall evenly over each part, and never into step with anything. */
const golden = 0.618_034

function startOf(run: number, part: number): number {
  return Math.floor((run + ((run * golden) % 1)) * part)
}
