import type { Batch } from '../../../shared/batch.ts'
import { firstDefaults, firstFailed } from '../../store/items/itemLists.ts'
import type { Totals } from '../../store/counts/totals.ts'
import type { Store } from '../../store/open.ts'

/** Of the rows that no model answered so many tell how many of them have cost something. */
const rowsLookedAt = 50

/**
 * How many rows what a batch has spent has paid for, about; a row that was run twice counts twice. Calls that repeat
 * another one for the same row are part of its price. Rows that ended at no cost are left out: after an outage the others
 * would seem nearly free.
 */
export function rowsPaid(batch: Batch, { calls, seal }: Totals, store: Store): number {
  const asked = calls.ok + calls.failed - calls.retries
  const unanswered = seal.failed + seal.default
  const free = unanswered === 0 ? 0 : Math.round(unanswered * freeShare(batch, store))
  return Math.max(seal.model, asked - free, calls.ok > 0 ? 1 : 0)
}

function freeShare({ id }: Batch, { db }: Store): number {
  const some = [...firstFailed(db, id, rowsLookedAt), ...firstDefaults(db, id, rowsLookedAt)]
  return some.filter(({ costNanoUsd }) => costNanoUsd === 0).length / Math.max(1, some.length)
}
