import { setImmediate as breath } from 'node:timers/promises'
import type { Batch } from '../../../shared/batch.ts'
import { counted } from '../../../shared/words/counted.ts'
import { UsageError } from '../../../shared/usageError.ts'
import type { App } from '../../app.ts'
import { answeredBefore } from '../../store/answers/answeredBefore.ts'
import { inTransaction } from '../../store/connection/inTransaction.ts'
import { earlierAnswer, takeBack } from '../answers/earlierAnswer.ts'

/** So many before others get their turn: some 50 ms. */
const rowsAtOnce = 500

/**
 * Gives the failed rows with this cause the answers back that they had before they were run again, also while the batch
 * runs. Returns how many. Its rows are known already. Throws UsageError when there is none.
 */
export async function keepCause(batch: Batch, fingerprint: string, app: App, by: string): Promise<number> {
  const { store, config } = app
  const cause = store.views.causes(batch.id).find((group) => group.fingerprint === fingerprint)
  const wanted = answeredBefore(store, batch.id, cause?.rows ?? [])
  if (wanted.length === 0)
    throw new UsageError('No failed row with this cause has an earlier answer any more. Nothing was changed.')
  let kept = 0
  for (let from = 0; from < wanted.length; from += rowsAtOnce) {
    inTransaction(store, () => {
      for (const row of wanted.slice(from, from + rowsAtOnce)) {
        const was = store.items.get(batch.id, row)!
        const earlier = was.status === 'failed' ? earlierAnswer(was, store) : null
        if (!earlier) continue
        takeBack(batch, was, earlier, { by, app })
        kept++
      }
    })
    await breath()
  }
  const message = `Earlier answers of ${counted(kept, 'row')} kept, by ${by}.`
  inTransaction(store, () => store.events.add(batch.id, { at: config.clock.now(), kind: 'keep', message }))
  return kept
}
