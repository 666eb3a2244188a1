import type { ItemState } from '../../shared/item.ts'
import { answerSources, itemStatuses } from '../../shared/item.ts'
import { UsageError } from '../../shared/usageError.ts'

/** What `--only` takes: a status, or who answered. Throws UsageError for a word that is neither; null takes all. */
export function itemFilter(only: string | null): (item: ItemState) => boolean {
  if (only === null) return () => true
  if (itemStatuses.some((status) => status === only)) return (item) => item.status === only
  if (answerSources.some((source) => source === only)) {
    return (item) => item.status === 'complete' && item.answeredBy === only
  }
  const known = [...itemStatuses, ...answerSources].join(', ')
  throw new UsageError(`--only does not know "${only}". It knows: ${known}.`)
}
