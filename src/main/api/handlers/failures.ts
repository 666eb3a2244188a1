import { failuresOf } from '../../operations/failures/failuresOf.ts'
import { keepCause } from '../../operations/failures/keepCause.ts'
import { requireBatch } from '../../operations/requireBatch.ts'
import { skipCause } from '../../operations/failures/skipCause.ts'
import type { Desk } from '../desk/desk.ts'
import type { Handlers } from '../dispatch.ts'
import { operatorAt } from '../desk/operatorAt.ts'
import { viewedBatch } from '../items/viewedBatch.ts'
import { titlesOf } from '../items/titlesOf.ts'

const samplesShown = 3

const failed = { filter: { parts: ['failed' as const] } }

/** What failed, why, and what can be done about it. */
export function failuresHandlers({
  app,
  host,
}: Pick<Desk, 'app' | 'host'>): Pick<Handlers, 'failures.groups' | 'failures.skip' | 'failures.keepEarlier'> {
  const { store } = app
  return {
    'failures.groups': async ({ batchId }) => {
      const batch = requireBatch(store, batchId)
      await viewedBatch(batch, failed, store)
      return {
        groups: failuresOf(batch, app).map(({ rows, ...group }) => ({
          ...group,
          samples: titlesOf(batch, rows.slice(0, samplesShown), store),
        })),
      }
    },
    'failures.skip': async ({ batchId, fingerprint }) => {
      await viewedBatch(requireBatch(store, batchId), failed, store)
      return { rows: await skipCause(batchId, fingerprint, app, operatorAt({ host })) }
    },
    'failures.keepEarlier': async ({ batchId, fingerprint }) => {
      const batch = requireBatch(store, batchId)
      await viewedBatch(batch, failed, store)
      return { rows: await keepCause(batch, fingerprint, app, operatorAt({ host })) }
    },
  }
}
