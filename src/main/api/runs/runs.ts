import type { BatchId } from '../../../shared/ids.ts'
import { UsageError } from '../../../shared/usageError.ts'
import type { App } from '../../app.ts'
import { Control } from '../../engine/control.ts'
import type { Runs } from '../desk/desk.ts'
import { createNetworkWait } from './networkWait.ts'

interface Run {
  readonly control: Control
  /** Resolves when the batch runs or has ended, rejects when it could not start. */
  readonly begun: Promise<void>
  /** Never rejects. */
  readonly ended: Promise<void>
}

/** Runs batches in this process, any number of them at once. `onEnded` hears of each that does not run any more. */
export function createRuns(app: App, onEnded: (batchId: BatchId) => void): Runs {
  const runs = new Map<BatchId, Run>()
  const begunHere = new Set<BatchId>()
  let isClosed = false

  async function start(batchId: BatchId): Promise<void> {
    if (isClosed) throw new UsageError('Millrace is closing, so nothing was started.')
    const running = runs.get(batchId)
    if (running && !isStopping(running, batchId, app)) return running.begun
    if (running) {
      await running.ended
      // It may have come to its end before it could stop.
      return app.store.batches.get(batchId)!.status === 'paused' ? start(batchId) : undefined
    }
    const run = begin(batchId, app)
    runs.set(batchId, run)
    void run.ended.then(() => forget(batchId))
    await run.begun
    begunHere.add(batchId)
  }

  function forget(batchId: BatchId): void {
    runs.delete(batchId)
    network.follow()
    if (!isClosed) onEnded(batchId)
  }

  /** Whatever else has become of them meanwhile, by whomever, ends the waiting. */
  function waiting(): readonly BatchId[] {
    return [...begunHere].filter((id) => isOffline(id, app))
  }

  const network = createNetworkWait(app, waiting, (batchId) =>
    start(batchId).catch(() => void begunHere.delete(batchId)),
  )

  return {
    start,
    list: () => [...runs.keys()],
    waiting,
    lookForNetwork: () => network.lookNow(),
    async close() {
      isClosed = true
      network.close()
      for (const { control } of runs.values()) control.stop({ reason: 'interrupted', message: closed })
      await Promise.all([...runs.values()].map(({ ended }) => ended))
    },
  }
}

const closed =
  'Millrace was closed while this batch was running. Nothing stored was lost; resume it to go on.'

/** It was asked to pause, and has calls in flight at most. */
function isStopping({ control }: Run, batchId: BatchId, { store }: App): boolean {
  return control.stopped !== null || store.batches.steering(batchId).request !== null
}

function isOffline(batchId: BatchId, { store }: App): boolean {
  if (!store.db.open) return false
  const batch = store.batches.get(batchId)
  return batch?.status === 'paused' && batch.reason === 'offline'
}

function begin(batchId: BatchId, app: App): Run {
  const control = new Control()
  const { promise: running, resolve: onBegun } = Promise.withResolvers<void>()
  const run = app.run(batchId, control, onBegun)
  return {
    control,
    begun: Promise.race([running, run]),
    // What goes wrong later stands in the store, as the reason of the pause.
    ended: run.catch(() => undefined),
  }
}
