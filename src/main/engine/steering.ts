import type { Batch, BatchRequest, BatchSettings } from '../../shared/batch.ts'
import type { BatchId } from '../../shared/ids.ts'
import type { HeldTo, OverBudget } from '../store/costs/budgets.ts'
import type { Control } from './control.ts'
import type { LaneSettings } from './lane/lane.ts'
import type { EngineDeps } from './runDeps.ts'

/**
 * Does what the operator asks of a running batch, from whatever process: the store is where they meet. `look` is
 * called twice a second.
 */
export class Steering {
  readonly #batchId: BatchId
  readonly #deps: EngineDeps
  readonly #control: Control
  readonly #onTuned: (tuned: LaneSettings) => void
  #tuned: LaneSettings
  #heldTo: HeldTo

  constructor(
    { id, settings }: Batch,
    deps: EngineDeps,
    control: Control,
    onTuned: (tuned: LaneSettings) => void,
  ) {
    this.#batchId = id
    this.#deps = deps
    this.#control = control
    this.#onTuned = onTuned
    this.#tuned = tunedBy(settings)
    this.#heldTo = heldTo(settings, deps)
  }

  /** The budgets as read last, and the spending that does not count against them. */
  get heldTo(): HeldTo {
    return this.#heldTo
  }

  /**
   * A refusal, looked at anew: what does not count may have grown since the last look. null: there is room after all.
   */
  stillOver(worstNanoUsd: number): OverBudget | null {
    const { store, clock } = this.#deps
    this.#heldTo = heldTo(store.batches.steering(this.#batchId).settings, this.#deps)
    return store.budgets.refusal(this.#batchId, worstNanoUsd, this.#heldTo, clock.now())
  }

  look(): void {
    const { settings, request, requestedBy } = this.#deps.store.batches.steering(this.#batchId)
    const tuned = tunedBy(settings)
    if (JSON.stringify(tuned) !== JSON.stringify(this.#tuned)) {
      this.#tuned = tuned
      this.#onTuned(tuned)
    }
    this.#heldTo = heldTo(settings, this.#deps)
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

/** What of the settings can change while a batch runs. */
function tunedBy({ concurrency, limits }: BatchSettings): LaneSettings {
  return { concurrency, limits }
}

function heldTo({ maxCostNanoUsd, provider }: BatchSettings, { store, clock }: EngineDeps): HeldTo {
  return store.budgets.heldTo(maxCostNanoUsd, provider === 'practice', clock.now())
}
