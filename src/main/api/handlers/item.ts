import { UsageError } from '../../../shared/usageError.ts'
import { keepEarlierAnswer, undoKeep } from '../../operations/earlierAnswer.ts'
import { acceptAnswer, overrideAnswer } from '../../operations/humanAnswer.ts'
import { inputWith } from '../../operations/inputOf.ts'
import { requireBatch } from '../../operations/requireBatch.ts'
import { requireItem } from '../../operations/requireItem.ts'
import type { RetryPlan } from '../../store/reopen.ts'
import type { Desk } from '../desk.ts'
import type { Handlers } from '../dispatch.ts'
import { itemDetail } from '../itemDetail.ts'
import { operatorAt } from '../operatorAt.ts'
import { retried } from '../retried.ts'

type ItemCalls =
  | 'item.read'
  | 'item.editInput'
  | 'item.override'
  | 'item.accept'
  | 'item.keepEarlier'
  | 'item.undoKeep'

/** One row: what happened to it, and what a person does with it. */
export function itemHandlers(
  desk: Pick<Desk, 'app' | 'host' | 'runs' | 'settings'>,
): Pick<Handlers, ItemCalls> {
  const { app } = desk
  const { store, config } = app
  const by = operatorAt(desk)
  return {
    'item.read': ({ batchId, row }) => itemDetail(requireBatch(store, batchId), row, app),
    'item.editInput': async ({ batchId, row, fields }) => {
      const batch = requireBatch(store, batchId)
      const item = requireItem(store, batch, row)
      const edited = inputWith(fields, batch, item.id, store)
      const keep = (plan: RetryPlan) => {
        if (plan.items.length === 0)
          throw new UsageError(`Row ${row} has no outcome yet. Wait for it, then edit its input.`)
        const edit = {
          at: config.clock.now(),
          by,
          what: 'edit',
          reason: null,
          fields: edited,
          output: null,
        } as const
        store.overrides.add(item.id, edit)
        const message = `Input of row ${row} edited, by ${by}`
        store.events.add(batchId, { at: edit.at, kind: 'edit', message, row })
      }
      const scope = { rows: [row], kind: null, from: 'acquire', limit: null } as const
      await retried(batch, { scope, change: {}, check: keep, by }, desk)
      return {}
    },
    'item.override': ({ batchId, row, output, reason }) => {
      overrideAnswer(requireBatch(store, batchId), row, { output, reason, by }, app)
      return {}
    },
    'item.keepEarlier': ({ batchId, row }) => {
      keepEarlierAnswer(requireBatch(store, batchId), { row, by }, app)
      return {}
    },
    'item.undoKeep': ({ batchId, row }) => {
      undoKeep(requireBatch(store, batchId), { row, by }, app)
      return {}
    },
    'item.accept': ({ batchId, row, reason }) => {
      acceptAnswer(requireBatch(store, batchId), row, { reason, by }, app)
      return {}
    },
  }
}
