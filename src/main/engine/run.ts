import type { BatchId, ItemId } from '../../shared/ids.ts'
import { counted } from '../../shared/words/counted.ts'
import { itemId } from '../../shared/ids.ts'
import type { ItemState } from '../../shared/item.ts'
import type { Lease } from '../store/batches/leases.ts'
import { LeaseLost } from '../store/batches/leases.ts'
import { settleInterrupted } from '../store/batches/recover.ts'
import { leftOutRows } from '../store/items/skipped.ts'
import { stopBatch } from '../store/batches/stopBatch.ts'
import { StorageTrouble, storageTroubleOf } from '../store/connection/storageTrouble.ts'
import type { Control } from './control.ts'
import { planCost } from './cost/planCost.ts'
import { Room } from './room.ts'
import type { EngineDeps, RunDeps } from './runDeps.ts'
import { runDepsFor } from './runDepsFor.ts'
import { runItem } from './runItem.ts'
import { watch } from './watch.ts'

/** Items read from the store at once. */
const pageSize = 200
/** Items under way at once, those that wait for a retry included. */
const itemsUnderWay = 256

/**
 * Runs all open items of a batch, until they are finished or `control` stops it. Read this first.
 * Throws UsageError when another process runs the batch, LeaseLost when one has taken it over.
 */
export async function runBatch(batchId: BatchId, deps: EngineDeps, control: Control): Promise<void> {
  const lease = deps.store.leases.take(batchId, deps.clock.now())
  const ended = new AbortController()
  let watching = Promise.resolve()
  try {
    deps.store.write(lease, () => begin(batchId, deps))
    control.drop = () => void deps.llm.close()
    const runDeps = runDepsFor(batchId, lease, deps, control)
    watching = watch(runDeps, ended.signal)
    // Rows that the operator puts back to work while the last ones end.
    do await runItems(runDeps)
    while (!control.stopped && hasOpenItems(batchId, deps))
  } catch (error) {
    control.fail(error)
  }
  ended.abort()
  await watching
  try {
    endRun(lease, deps, control)
  } catch (error) {
    throw storageTroubleOf(error) ?? error
  } finally {
    deps.store.leases.forget(lease)
  }
}

/** Resolves when no item is under way any more, also where the next ones could not be read. */
async function runItems(deps: RunDeps): Promise<void> {
  const room = new Room(itemsUnderWay)
  try {
    await startItems(deps, room)
  } catch (error) {
    deps.control.fail(error)
  }
  await room.empty()
}

/** Starts item after item, as fast as there is room. */
async function startItems(deps: RunDeps, room: Room): Promise<void> {
  const underWay = new Set<ItemId>()
  for (const item of openItems(deps, underWay)) {
    await room.enter()
    if (deps.control.stopped) return room.leave()
    underWay.add(item.id)
    void runItem(item, deps)
      .catch((error: unknown) => deps.control.fail(error))
      .finally(() => {
        underWay.delete(item.id)
        room.leave()
      })
  }
}

/**
 * The batch's unfinished items in source order, read page by page, each page from the first row on: what the operator
 * puts back to work comes next, and not behind a million others.
 */
function* openItems({ store, batch }: RunDeps, underWay: ReadonlySet<ItemId>): Generator<ItemState> {
  for (;;) {
    const open = store.items.openAfter(batch.id, itemId(batch.id, 0), pageSize + underWay.size)
    const page = open.filter(({ id }) => !underWay.has(id))
    if (page.length === 0) return
    yield* page
  }
}

function hasOpenItems(batchId: BatchId, { store }: EngineDeps): boolean {
  return store.items.openAfter(batchId, itemId(batchId, 0), 1).length > 0
}

function begin(batchId: BatchId, deps: EngineDeps): void {
  const { store, clock } = deps
  const at = clock.now()
  const { status, settings } = store.batches.get(batchId)!
  // Its last run could not even say that it ended: the file could not be written, or its process died since it was
  // opened.
  if (status === 'running') settleInterrupted(store, batchId, at)
  const { provider, models, concurrency } = settings
  const message = `Models ${models.join(', then ')} of ${provider}, at most ${concurrency} calls at once.`
  planCost(batchId, deps)
  store.batches.start(batchId, at)
  store.events.add(batchId, { at, kind: 'started', message })
}

/** Says in the store how the run ended. After a lost lease the store belongs to someone else. */
function endRun(lease: Lease, deps: EngineDeps, control: Control): void {
  const { store, clock } = deps
  if (control.error instanceof LeaseLost) throw control.error
  const { batchId } = lease
  const stop = control.stopped
  const at = clock.now()
  store.write(lease, () => {
    if (!hasOpenItems(batchId, deps)) {
      store.batches.end(batchId, 'complete', at)
      store.events.add(batchId, { at, kind: 'complete', message: doneMessage(batchId, store) })
    } else stopBatch(store, batchId, { ...(stop ?? unexpectedEnd), at })
  })
  store.leases.release(lease)
  // A storage that cannot be written is a pause like any other, now that the pause itself could be written.
  if (control.error && !(control.error instanceof StorageTrouble)) throw control.error
}

/** What a sample left out was never begun: such a batch is not at its end. */
function doneMessage(batchId: BatchId, store: EngineDeps['store']): string {
  const rows = leftOutRows(store.counters, batchId, store.totals(store.batches.get(batchId)!).seal)
  if (rows === 0) return 'No row is left to do.'
  return `The sample is done. ${counted(rows, 'row is', 'rows are')} not started yet.`
}

const unexpectedEnd = { reason: 'interrupted', message: 'The run ended before all items were done.' } as const
