import type { BatchRequest, BatchSettings } from '../../shared/batch.ts'
import type { BatchId } from '../../shared/ids.ts'
import type { Caps } from '../store/costs/budgets.ts'
import type { Store } from '../store/open.ts'
import type { Control } from './control.ts'
import type { LaneSettings } from './lane.ts'

/** What of the settings can change while a batch runs. */
export interface Tuned extends LaneSettings {
  readonly caps: Caps
}

/**
 * Does what the operator asks of a running batch, from whatever process: the store is where they meet. `look` is
 * called twice a second.
 */
export class Steering {
  readonly #batchId: BatchId
  readonly #store: Store
  readonly #control: Control
  readonly #onTuned: (tuned: Tuned) => void
  #tuned: Tuned

  constructor(batchId: BatchId, store: Store, control: Control, onTuned: (tuned: Tuned) => void) {
    this.#batchId = batchId
    this.#store = store
    this.#control = control
    this.#onTuned = onTuned
    this.#tuned = tunedBy(store.batches.get(batchId)!.settings, store)
  }

  /** As read last. */
  get tuned(): Tuned {
    return this.#tuned
  }

  look(): void {
    const { settings, request, requestedBy } = this.#store.batches.steering(this.#batchId)
    const tuned = tunedBy(settings, this.#store)
    if (JSON.stringify(tuned) !== JSON.stringify(this.#tuned)) {
      this.#tuned = tuned
      this.#onTuned(tuned)
    }
    if (request) this.#obey(request, requestedBy ?? 'the operator')
  }

  #obey(request: BatchRequest, by: string): void {
    const stop = request.startsWith('pause')
      ? ({
          reason: 'operator',
          message: `Paused by ${by}. Continue with: millrace resume ${this.#batchId}`,
        } as const)
      : ({ reason: 'cancelled', message: `Cancelled by ${by}. What was answered is kept.` } as const)
    if (request.endsWith('_now')) this.#control.stopNow(stop)
    else this.#control.stop(stop)
  }
}

/** Reads what the settings say now. Caps of the workspace hold for every batch. */
function tunedBy({ concurrency, limits, maxCostNanoUsd }: BatchSettings, store: Store): Tuned {
  const ofBatch = maxCostNanoUsd === null ? {} : { batch: maxCostNanoUsd }
  return { concurrency, limits, caps: { ...ofBatch, ...store.budgets.caps() } }
}
