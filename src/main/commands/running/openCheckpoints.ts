import type { Batch } from '../../../shared/batch.ts'
import type { Checkpoint } from '../../../shared/stage.ts'
import { checkpoints } from '../../../shared/stage.ts'
import type { Store } from '../../store/open.ts'
import { checkpointsOf } from '../../store/items/checkpointsOf.ts'
import type { Totals } from '../../store/counts/totals.ts'

/** More failed rows than this are not looked through several times a second. */
const mostFailedRows = 20_000

/**
 * Makes the function that reads the totals of a running batch with the checkpoints of its open and complete rows only:
 * what failed, or is not to run, stands at a checkpoint as well but goes nowhere from there.
 */
export function openCheckpoints(store: Store, batch: Batch): () => Totals {
  const { skipped, cancelled } = store.totals(batch).seal
  const closed = (['skipped', 'cancelled'] as const)
    .filter((status) => ({ skipped, cancelled })[status] > 0)
    .map((status) => checkpointsOf(store.db, batch.id, status))
  return () => {
    const totals = store.totals(batch)
    const { failed } = totals.seal
    const counted = failed > 0 && failed <= mostFailedRows
    const all = counted ? [...closed, checkpointsOf(store.db, batch.id, 'failed')] : closed
    const isKnown = (checkpoint: Checkpoint) => failed <= mostFailedRows || checkpoint === 'complete'
    const open = checkpoints.map((checkpoint) => {
      const left = all.reduce(
        (sum, counts) => sum - (counts.get(checkpoint) ?? 0),
        totals.checkpoints[checkpoint],
      )
      return [checkpoint, isKnown(checkpoint) ? left : 0]
    })
    return { ...totals, checkpoints: Object.fromEntries(open) as Totals['checkpoints'] }
  }
}
