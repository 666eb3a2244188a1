import { keepEarlierAnswer, undoKeep } from '../../operations/answers/earlierAnswer.ts'
import { acceptAnswer, overrideAnswer } from '../../operations/answers/humanAnswer.ts'
import { editInput } from '../../operations/answers/editInput.ts'
import { requireBatch } from '../../operations/requireBatch.ts'
import type { Desk } from '../desk/desk.ts'
import type { Handlers } from '../dispatch.ts'
import { itemDetail } from '../items/itemDetail.ts'
import { operatorAt } from '../desk/operatorAt.ts'
import { retried } from '../runs/retried.ts'

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
  const { store } = app
  const by = operatorAt(desk)
  return {
    'item.read': ({ batchId, row }) => itemDetail(requireBatch(store, batchId), row, app),
    'item.editInput': async ({ batchId, row, fields }) => {
      await retried(batchId, editInput(requireBatch(store, batchId), row, { fields, by }, app), desk)
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
