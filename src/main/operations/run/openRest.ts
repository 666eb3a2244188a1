import { setImmediate as breath } from 'node:timers/promises'
import type { Batch } from '../../../shared/batch.ts'
import { isOver } from '../../../shared/batch.ts'
import { counted } from '../../../shared/words/counted.ts'
import type { BatchId } from '../../../shared/ids.ts'
import type { App } from '../../app.ts'
import { lastRow } from '../../store/items/lastRow.ts'
import { leftOutRows, unskip } from '../../store/items/skipped.ts'
import { costsAhead } from '../costs/costsAhead.ts'
import type { Step } from '../whileIdle.ts'

/** So many rows are gone through before others get their turn: some 20 ms. */
const rowsAtOnce = 5_000

/**
 * Opens the rows that a sample left out, also while the batch runs: its process finds them by itself. Many take several
 * steps: a process that dies between them has opened a part, and the others are left out as before.
 */
export async function openRest(
  id: BatchId,
  { app, by }: { app: App; by: string },
  step: Step,
): Promise<void> {
  const { store, config } = app
  const batch = store.batches.get(id)!
  const rows = restOf(batch, app)
  if (rows === 0) return
  const last = lastRow(store.db, id)
  for (let first = 1; first <= last; first += rowsAtOnce) {
    step(() => {
      if (first === 1) {
        planRest(batch, app)
        const message = `${counted(rows, 'skipped row')} to run after all, by ${by}.`
        store.events.add(id, { at: config.clock.now(), kind: 'rest', message })
        // However it ends between two steps: what was opened by then can be resumed.
        if (isOver(batch) && last > rowsAtOnce) store.batches.pause(id, 'operator', pausedMessage(batch, by))
      }
      unskip(store, id, { first, last: first + rowsAtOnce - 1 })
    })
    await breath()
  }
}

/** How many rows a sample left out. */
export function restOf(batch: Batch, { store }: App): number {
  return leftOutRows(store.counters, batch.id, store.totals(batch).seal)
}

/** They join what was planned, where there is a plan. */
function planRest(batch: Batch, app: App): void {
  const { plans } = app.store
  const { costNanoUsd } = costsAhead(batch, app.store.totals(batch), app).rest
  if (costNanoUsd !== null && plans.of(batch.id) !== null) plans.add(batch.id, costNanoUsd)
}

function pausedMessage({ id }: Batch, by: string): string {
  return `Paused while the rows left out were opened, by ${by}. Continue with: millrace start ${id}`
}
