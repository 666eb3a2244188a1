import type { Batch } from '../../../shared/batch.ts'
import { openRows } from '../../../shared/status.ts'
import type { Counters } from '../../store/counts/counters.ts'
import type { Totals } from '../../store/counts/totals.ts'

/**
 * How many of the open rows will be asked by themselves. The others share an answer out of the cache, or were put back
 * to be parsed or rendered: they cost nothing.
 */
export function openRowsToAsk(batch: Batch, totals: Totals, counters: Counters): number {
  const asked = Math.max(0, openRows(totals.seal) - counters.value(batch.id, 'open:unasked'))
  return Math.min(asked, contentsToAsk(batch, totals, counters))
}

/**
 * How many different contents of a batch no model has answered yet: so many of any of its rows are asked at most,
 * whether the repeats stand first, last or between. From counters, and rather too many than too few: a content whose
 * row failed counts as one to ask although none of its repeats may be left, and so does one that an earlier batch has
 * answered. Only rows that were put back to work before this was counted may let it say too little.
 */
export function contentsToAsk({ id, settings }: Batch, { seal }: Totals, counters: Counters): number {
  const rows = seal.sourceRows - seal.rejected
  if (!settings.useCache) return rows
  const contents = rows - counters.value(id, 'duplicates')
  const answered = Math.max(0, seal.model - counters.value(id, 'answers:unshared'))
  return Math.max(0, contents - answered)
}
