import type { Failure } from '../../shared/failure.ts'
import { remedyFor } from '../../shared/failure.ts'
import { wholeSentence } from '../../shared/words/wholeSentence.ts'
import type { Stop } from '../store/batches/stopBatch.ts'
import { storageTroubleOf } from '../store/connection/storageTrouble.ts'
import type { TroubleReason } from './decide.ts'

/** A stop because of a failure: what happened, then what to do. */
export function stopFor(reason: TroubleReason, { kind, message }: Failure): Stop {
  return { reason, message: `${wholeSentence(message)} ${remedyFor(kind)}` }
}

/**
 * Stops a run from outside or from within. The first stop counts; calls in flight are awaited unless they are dropped.
 */
export class Control {
  readonly #abort = new AbortController()
  #drop: (() => void) | null = null
  #isDropping = false
  #stop: Stop | null = null
  #error: unknown = null

  /** Aborts waiting, never a call that is in flight. */
  get signal(): AbortSignal {
    return this.#abort.signal
  }

  /** Calls in flight are being dropped. They may have been paid, and count as lost. */
  get isDropping(): boolean {
    return this.#isDropping
  }

  /**
   * How calls in flight are dropped: one switch for all of them, since a listener for each would cost more than the
   * call.
   */
  set drop(drop: () => void) {
    this.#drop = drop
  }

  get stopped(): Stop | null {
    return this.#stop
  }

  /** What broke the run, if something did. */
  get error(): unknown {
    return this.#error
  }

  stop(stop: Stop): void {
    this.#stop ??= stop
    this.#abort.abort()
  }

  /** Stops without waiting for the calls in flight. */
  stopNow(stop: Stop): void {
    this.stop(stop)
    this.#isDropping = true
    this.#drop?.()
  }

  /** Stops because something threw: the store cannot be written, or there is a bug. */
  fail(thrown: unknown): void {
    const error = storageTroubleOf(thrown) ?? thrown
    this.#error ??= error
    this.stop({ reason: 'storage', message: error instanceof Error ? error.message : String(error) })
  }
}
