import type { Batch } from '../../../shared/batch.ts'
import type { App } from '../../app.ts'

/** Says in the log who started a batch, or let it go on. */
export function sayAsked({ id, startedAt }: Batch, by: string, { store, config }: App): void {
  const message = `${startedAt === null ? 'Started' : 'Resumed'} by ${by}.`
  store.events.add(id, { at: config.clock.now(), kind: 'asked', message })
}
