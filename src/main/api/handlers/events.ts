import { requireBatch } from '../../operations/requireBatch.ts'
import type { Desk } from '../desk/desk.ts'
import type { Handlers } from '../dispatch.ts'
import { inTheWindow } from '../batch/inTheWindow.ts'

/** An entry that one came for is shown with what came right after it. */
const newerShown = 4

/** What happened to a batch, who did it and why. */
export function eventsHandlers({ app }: Pick<Desk, 'app'>): Pick<Handlers, 'batch.events'> {
  const { eventLog } = app.store
  return {
    'batch.events': ({ batchId, topic = null, before = null, around, limit }) => {
      requireBatch(app.store, batchId)
      const start =
        around === undefined ? before : (eventLog.after(batchId, topic, around, newerShown) ?? around) + 1
      const found = eventLog.page(batchId, topic, start, limit + 1)
      const events = found.slice(0, limit)
      return {
        events: events.map((event) => ({ ...event, message: inTheWindow(event.message) })),
        newer: events[0] ? eventLog.newer(batchId, topic, events[0].id) : 0,
        hasOlder: found.length > limit,
        counts: { operator: 0, limits: 0, models: 0, trouble: 0, run: 0, ...eventLog.counts(batchId) },
      }
    },
  }
}
