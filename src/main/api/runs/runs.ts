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

export interface RunListeners {
  /** Hears of each batch that does not run any more. */
  readonly onEnded: (batchId: BatchId) => void
  readonly onBug: (error: unknown, name: string) => void
}

/** Runs batches in this process, any number of them at once. */
export class RunsHere implements Runs {
  readonly #app: App
  readonly #listeners: RunListeners
  readonly #runs = new Map<BatchId, Run>()
  readonly #begunHere = new Set<BatchId>()
  readonly #network: NetworkWait
  #isClosed = false

  constructor(app: App, listeners: RunListeners) {
    this.#app = app
    this.#listeners = listeners
    this.#network = createNetworkWait(app, {
      waiting: () => this.waiting(),
      start: (batchId) => this.start(batchId).catch(() => void this.#begunHere.delete(batchId)),
      onBug: listeners.onBug,
    })
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
    // One batch whose end cannot be seen to must not end the process, and with it all others.
    void run.ended
      .then(() => this.#forget(batchId))
      .catch((error: unknown) => this.#listeners.onBug(error, 'end of a run'))
    await run.begun
    this.#begunHere.add(batchId)
  }

  #forget(batchId: BatchId): void {
    this.#runs.delete(batchId)
    this.#network.follow()
    if (!this.#isClosed) this.#listeners.onEnded(batchId)
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
