import type { BatchId } from '../../../shared/ids.ts'
import { UsageError } from '../../../shared/usageError.ts'
import type { App } from '../../app.ts'
import { Control } from '../../engine/control.ts'
import type { Runs } from '../desk/desk.ts'
import type { NetworkWait } from './networkWait.ts'
import { createNetworkWait } from './networkWait.ts'

interface Run {
  readonly control: Control
  /** Resolves when the batch runs or has ended, rejects when it could not start. */
  readonly begun: Promise<void>
  /** Never rejects. */
  readonly ended: Promise<void>
}

/** Runs batches in this process, any number of them at once. `onEnded` hears of each that does not run any more. */
export class RunsHere implements Runs {
  readonly #app: App
  readonly #onEnded: (batchId: BatchId) => void
  readonly #runs = new Map<BatchId, Run>()
  readonly #begunHere = new Set<BatchId>()
  readonly #network: NetworkWait
  #isClosed = false

  constructor(app: App, onEnded: (batchId: BatchId) => void) {
    this.#app = app
    this.#onEnded = onEnded
    this.#network = createNetworkWait(
      app,
      () => this.waiting(),
      (batchId) => this.start(batchId).catch(() => void this.#begunHere.delete(batchId)),
    )
  }

  async start(batchId: BatchId): Promise<void> {
    if (this.#isClosed) throw new UsageError('Millrace is closing, so nothing was started.')
    const running = this.#runs.get(batchId)
    if (running && !isStopping(running, batchId, this.#app)) return running.begun
    if (running) {
      await running.ended
      // It may have come to its end before it could stop.
      return this.#app.store.batches.get(batchId)!.status === 'paused' ? this.start(batchId) : undefined
    }
    const run = begin(batchId, this.#app)
    this.#runs.set(batchId, run)
    void run.ended.then(() => this.#forget(batchId))
    await run.begun
    this.#begunHere.add(batchId)
  }

  #forget(batchId: BatchId): void {
    this.#runs.delete(batchId)
    this.#network.follow()
    if (!this.#isClosed) this.#onEnded(batchId)
  }

  list(): readonly BatchId[] {
    return [...this.#runs.keys()]
  }

  /** Whatever else has become of them meanwhile, by whomever, ends the waiting. */
  waiting(): readonly BatchId[] {
    return [...this.#begunHere].filter((id) => isOffline(id, this.#app))
  }

  lookForNetwork(): void {
    this.#network.lookNow()
  }

  async close(): Promise<void> {
    this.#isClosed = true
    this.#network.close()
    for (const { control } of this.#runs.values()) control.stop({ reason: 'interrupted', message: closed })
    await Promise.all([...this.#runs.values()].map(({ ended }) => ended))
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
