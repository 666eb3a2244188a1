import type { SmellReport } from '../../../shared/views/smellViews.ts'
import { requireBatch } from '../../operations/requireBatch.ts'
import type { Desk } from '../desk/desk.ts'
import type { Handlers } from '../dispatch.ts'

/** What looks odd in the results of a batch, and the looking. */
export function smellsHandlers({
  app: { store },
  checks,
}: Pick<Desk, 'app' | 'checks'>): Pick<Handlers, 'smells.read' | 'smells.check'> {
  return {
    'smells.read': ({ batchId }) => {
      const { id } = requireBatch(store, batchId)
      const kept = store.checks.newest(id)
      return {
        report: kept && (JSON.parse(kept.report) as SmellReport),
        isCurrent: kept?.mark === store.checks.mark(id),
        job: checks.job(id),
      }
    },
    'smells.check': ({ batchId }) => ({ job: checks.start(requireBatch(store, batchId).id) }),
  }
}
