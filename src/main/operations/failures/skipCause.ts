import type { BatchId } from '../../../shared/ids.ts'
import { counted } from '../../../shared/words/counted.ts'
import { UsageError } from '../../../shared/usageError.ts'
import type { App } from '../../app.ts'
import { inTransaction } from '../../store/connection/inTransaction.ts'
import { skipFailed } from '../../store/items/skipFailed.ts'

/** Takes all failed rows with this cause as they are, also while the batch runs. Returns how many. */
export function skipCause(batchId: BatchId, fingerprint: string, { store, config }: App, by: string): number {
  return inTransaction(store, () => {
    const at = config.clock.now()
    const cause = store.failures.groups(batchId).find((group) => group.fingerprint === fingerprint)
    if (!cause) throw new UsageError('No failed row has this cause any more. Nothing was skipped.')
    const rows = skipFailed(store, batchId, cause.rows, at)
    const message = `${counted(rows, 'row')} that failed as ${cause.kind} skipped, by ${by}.`
    store.events.add(batchId, { at, kind: 'skipped', message })
    return rows
  })
}
