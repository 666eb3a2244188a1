import type { Batch } from '../../shared/batch.ts'
import { unaccounted } from '../../shared/status.ts'
import type { Store } from '../store/open.ts'
import type { Counting } from '../store/counts/scanTotals.ts'
import type { Totals } from '../store/counts/totals.ts'
import { scanTotals } from '../store/counts/scanTotals.ts'

/** Counts the batch anew. Every source row must be in exactly one place, and the kept counts must agree. */
export async function sealedTotals(store: Store, batch: Batch, counting: Counting): Promise<Totals> {
  const scanned = await scanTotals(store.db, batch, counting)
  const missing = unaccounted(scanned.seal)
  const isTrue = missing === 0 && JSON.stringify(scanned.seal) === JSON.stringify(store.totals(batch).seal)
  if (isTrue) return scanned
  throw new Error(
    `Batch ${batch.id} does not add up (${missing} of ${batch.sourceRows} rows unaccounted), so nothing was exported. Please report this.`,
  )
}

/** An export without a filter holds every row that was not rejected. */
export function rowsOf({ seal }: Totals): number {
  return seal.sourceRows - seal.rejected
}

export function requireAllRows(rows: number, totals: Totals, only: string | null): void {
  const expected = rowsOf(totals)
  if (only !== null || rows === expected) return
  throw new Error(`The export would hold ${rows} rows instead of ${expected}; nothing was written.`)
}
