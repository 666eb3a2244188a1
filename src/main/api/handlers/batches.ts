import { batchLineOf } from '../batch/batchLineOf.ts'
import type { Desk } from '../desk/desk.ts'
import type { Handlers } from '../dispatch.ts'
import { providerFor } from '../runs/providerFor.ts'

/** All batches, newest first. */
export function batchesHandlers(desk: Pick<Desk, 'app' | 'settings'>): Pick<Handlers, 'batches.list'> {
  const { store } = desk.app
  return {
    'batches.list': () => {
      const beside = { unsettled: providerFor(desk), counters: store.counters }
      const batches = store.batches.list()
      return { batches: batches.map((batch) => batchLineOf(batch, store.totals(batch), beside)) }
    },
  }
}
