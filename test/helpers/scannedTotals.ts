import type { Batch } from '../../src/shared/batch.ts'
import { greatestRow } from '../../src/shared/ids.ts'
import type { Db } from '../../src/main/store/connection/database.ts'
import { totalsScan } from '../../src/main/store/counts/scanTotals.ts'
import type { Totals } from '../../src/main/store/counts/totals.ts'

/** Counts everything anew from items and calls, at one moment: it must equal the kept totals at every moment. */
export function scannedTotals(db: Db, batch: Batch): Totals {
  const scan = totalsScan(db, batch)
  scan.rows(0, greatestRow)
  return scan.totals()
}
