import type { App } from '../app.ts'
import { errorFields } from '../log.ts'
import { removeHalfImports } from '../store/batches/recover.ts'

/** A removal that goes on beside other work. */
export interface Removal {
  readonly isOver: () => boolean
  /** Never rejects: what goes wrong stands in the log, and is tried again at the next opening. */
  readonly ended: Promise<void>
  /** Leaves the rest to the next opening. */
  stop(): Promise<void>
}

/** Begins to remove what imports have left in this workspace whose process is gone. Stop it before closing the app. */
export function removingHalfImports({ store, config: { clock }, log }: App): Removal {
  const stopping = new AbortController()
  let isOver = false
  const removing = { now: () => clock.now(), signal: stopping.signal }
  const ended = removeHalfImports(store, removing)
    .catch((error: unknown) => log.write('error', 'half import not removed', errorFields(error)))
    .finally(() => (isOver = true))
  return {
    isOver: () => isOver,
    ended,
    stop() {
      stopping.abort()
      return ended
    },
  }
}
