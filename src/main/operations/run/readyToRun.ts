import type { Batch } from '../../../shared/batch.ts'
import { counted } from '../../../shared/words/counted.ts'
import type { BatchId } from '../../../shared/ids.ts'
import { itemId } from '../../../shared/ids.ts'
import type { App } from '../../app.ts'
import { inTransaction } from '../../store/connection/inTransaction.ts'
import { unskip } from '../../store/items/skipped.ts'
import { costsAhead } from '../costs/costsAhead.ts'
import type { SettingsChange } from './batchSettings.ts'
import { sayAsked } from './sayAsked.ts'
import { settledWith } from './batchSettings.ts'
import { storeSettings } from './tune.ts'
import { whileIdle } from '../whileIdle.ts'

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
): 'ready' | 'complete' | 'cancelled' {
  const { store } = app
  return whileIdle(id, app, () => {
    const batch = store.batches.get(id)!
    if (rest) openRest(id, app, by)
    if (store.items.openAfter(id, itemId(id, 0), 1).length === 0) {
      if (batch.status === 'complete' || batch.status === 'cancelled') return batch.status
    }
    const settings = settledWith(change, batch.settings, batch.startedAt !== null, app)
    storeSettings(batch, settings, app, by)
    sayAsked(batch, by, app)
    return 'ready'
  })
}

/** Opens the rows that a sample left out, also while the batch runs: its process finds them by itself. */
export function openRest(id: BatchId, app: App, by: string): void {
  const { store, config } = app
  inTransaction(store, () => {
    planRest(id, app)
    const opened = unskip(store, id)
    if (opened === 0) return
    const message = `${counted(opened, 'skipped row')} to run after all, by ${by}.`
    store.events.add(id, { at: config.clock.now(), kind: 'rest', message })
  })
}

/** They join what was planned, where there is a plan. */
function planRest(id: BatchId, app: App): void {
  const batch = app.store.batches.get(id)!
  const { costNanoUsd } = costsAhead(batch, app.store.totals(batch), app).rest
  if (costNanoUsd !== null && app.store.plans.of(id) !== null) app.store.plans.add(id, costNanoUsd)
}
