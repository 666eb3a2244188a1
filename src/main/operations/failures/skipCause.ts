import { setImmediate as breath } from 'node:timers/promises'
import type { FailureKind } from '../../../shared/failure.ts'
import type { BatchId } from '../../../shared/ids.ts'
import { itemId } from '../../../shared/ids.ts'
import { counted } from '../../../shared/words/counted.ts'
import { UsageError } from '../../../shared/usageError.ts'
import type { App } from '../../app.ts'
import { inTransaction } from '../../store/connection/inTransaction.ts'
import { skipFailed } from '../../store/items/skipFailed.ts'

/** So many are skipped before others get their turn, the run of the batch among them: some 40 ms. */
const rowsAtOnce = 500

/**
 * Takes all failed rows with this cause as they are, also while the batch runs. Returns how many. Its rows are known
 * already. Many take several steps: what was skipped before a process dies stays so.
 */
export async function skipCause(
  batchId: BatchId,
  fingerprint: string,
  { store, config }: App,
  by: string,
): Promise<number> {
  const cause = store.views.causes(batchId).find((group) => group.fingerprint === fingerprint)
  if (!cause) throw new UsageError('No failed row has this cause any more. Nothing was skipped.')
  const { rows } = cause
  const { kind } = store.failures.causeOf(itemId(batchId, rows[0]!))
  const say = (message: string): void =>
    store.events.add(batchId, { at: config.clock.now(), kind: 'skipped', message })
  let skipped = 0
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const isLast = from + rowsAtOnce >= rows.length
    inTransaction(store, () => {
      if (from === 0 && !isLast) say(`Skipping ${thatFailed(rows.length, kind)}, for ${by}.`)
      skipped += skipFailed(store, batchId, rows.slice(from, from + rowsAtOnce), config.clock.now())
      if (isLast) say(`${thatFailed(skipped, kind)} skipped, by ${by}.`)
    })
    await breath()
  }
  return skipped
}

function thatFailed(rows: number, kind: FailureKind): string {
  return `${counted(rows, 'row')} that failed as ${kind}`
}
