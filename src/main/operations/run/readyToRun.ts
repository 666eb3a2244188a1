import type { Batch } from '../../../shared/batch.ts'
import { itemId } from '../../../shared/ids.ts'
import type { App } from '../../app.ts'
import type { SettingsChange } from './batchSettings.ts'
import { openRest, restOf } from './openRest.ts'
import { sayAsked } from './sayAsked.ts'
import { settledWith } from './batchSettings.ts'
import { storeSettings } from './tune.ts'
import { stepsWhileIdle } from '../whileIdle.ts'

export interface RunRequest {
  readonly change: SettingsChange
  /** Also the rows that a sample left out. */
  readonly rest: boolean
  /** Who asks, for the log. */
  readonly by: string
}

/**
 * Lays the settings over a batch and, with `rest`, opens the rows that a sample left out. `complete` and `cancelled`:
 * there is nothing to run, and nothing was changed. Throws UsageError, with nothing written, when another process runs
 * it or the settings cannot be used.
 */
export function readyToRun(
  { id }: Batch,
  { change, rest, by }: RunRequest,
  app: App,
): Promise<'ready' | 'complete' | 'cancelled'> {
  const { store } = app
  return stepsWhileIdle(id, app, async (step) => {
    const batch = store.batches.get(id)!
    const hasWork = store.items.openAfter(id, itemId(id, 0), 1).length > 0 || (rest && restOf(batch, app) > 0)
    const { status } = batch
    if (!hasWork && (status === 'complete' || status === 'cancelled')) return status
    const settings = settledWith(change, batch.settings, batch.startedAt !== null, app)
    if (rest) await openRest(id, { app, by }, step)
    step(() => {
      storeSettings(batch, settings, app, by)
      sayAsked(batch, by, app)
    })
    return 'ready'
  })
}
