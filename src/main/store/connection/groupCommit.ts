import type { Db } from './database.ts'
import type { Counters } from '../counts/counters.ts'
import type { Lease, Leases } from '../batches/leases.ts'
import { storageTroubleOf } from './storageTrouble.ts'

interface Write {
  readonly lease: Lease
  readonly apply: () => unknown
  readonly resolve: (value: never) => void
  readonly reject: (error: unknown) => void
}

/** Hears of a group that took long, in ms, and of how many writes it was made. */
export type OnSlow = (ms: number, writes: number) => void

const slowMs = 40

/**
 * Writes that are ready together share one transaction and one fsync.
 * A promise resolves only after its write is on disk. Each write is fenced by the lease of its batch.
 */
export class GroupCommit {
  readonly #leases: Leases
  readonly #counters: Counters
  readonly #transaction: (writes: readonly Write[]) => unknown[]
  readonly #onSlow: OnSlow | undefined
  #queue: Write[] = []

  constructor(db: Db, leases: Leases, counters: Counters, onSlow?: OnSlow) {
    this.#onSlow = onSlow
    this.#leases = leases
    this.#counters = counters
    const transaction = db.transaction((writes: readonly Write[]) => this.#applyAll(writes))
    this.#transaction = (writes) => transaction.immediate(writes)
  }

  /** `apply` must be repeatable: it runs again, alone, when another write of its group fails. */
  write<T>(lease: Lease, apply: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#queue.length === 0) setImmediate(() => this.flush())
      this.#queue.push({ lease, apply, resolve, reject })
    })
  }

  flush(): void {
    const writes = this.#queue
    this.#queue = []
    if (writes.length === 0) return
    const begun = performance.now()
    if (!this.#commit(writes)) for (const write of writes) this.#commitAlone(write)
    const ms = performance.now() - begun
    if (ms > slowMs) this.#onSlow?.(ms, writes.length)
  }

  /** Whether nothing is left to be done for these writes. */
  #commit(writes: readonly Write[]): boolean {
    try {
      const results = this.#transaction(writes)
      writes.forEach((write, index) => write.resolve(results[index] as never))
      return true
    } catch (error) {
      this.#counters.forget()
      // What is wrong with the file is wrong for all: each alone would wait for the lock again.
      const trouble = storageTroubleOf(error)
      for (const write of trouble ? writes : []) write.reject(trouble)
      return trouble !== null
    }
  }

  /** One bad write must not take its group down with it. */
  #commitAlone(write: Write): void {
    try {
      write.resolve(this.#transaction([write])[0] as never)
    } catch (error) {
      this.#counters.forget()
      write.reject(storageTroubleOf(error) ?? error)
    }
  }

  #applyAll(writes: readonly Write[]): unknown[] {
    for (const lease of new Set(writes.map((write) => write.lease))) this.#leases.assertHeld(lease)
    const results = writes.map((write) => write.apply())
    this.#counters.save()
    return results
  }
}
