import type { BatchId } from '../../../shared/ids.ts'
import type { Db } from '../connection/database.ts'
import { Spend } from '../costs/spend.ts'
import type { CounterName } from './counterNames.ts'
import { Tally } from './tally.ts'

/**
 * Running totals of a batch. Changes are summed in memory and saved once per transaction,
 * which costs one update per counter and group instead of one per item.
 */
export class Counters {
  /** The same by time, and the money by day and model: saved and forgotten together. */
  readonly tally
  readonly spend
  readonly #add
  readonly #read
  readonly #value
  readonly #pending = new Map<BatchId, Map<CounterName, number>>()

  constructor(db: Db) {
    this.tally = new Tally(db)
    this.spend = new Spend(db)
    this.#add = db.prepare<[BatchId, CounterName, number]>(
      `insert into counter (batch_id, name, value) values (?, ?, ?)
       on conflict do update set value = value + excluded.value`,
    )
    this.#value = db.prepare<[BatchId, CounterName], { value: number }>(
      'select value from counter where batch_id = ? and name = ?',
    )
    this.#read = db.prepare<[BatchId], { name: string; value: number }>(
      'select name, value from counter where batch_id = ?',
    )
  }

  /** Call inside a transaction that ends with `save()`. */
  add(batchId: BatchId, name: CounterName, value: number): void {
    if (value === 0) return
    let counts = this.#pending.get(batchId)
    if (!counts) this.#pending.set(batchId, (counts = new Map()))
    counts.set(name, (counts.get(name) ?? 0) + value)
  }

  /** One counter, with what this transaction has added to it so far. */
  value(batchId: BatchId, name: CounterName): number {
    const stored = this.#value.get(batchId, name)?.value ?? 0
    return stored + (this.#pending.get(batchId)?.get(name) ?? 0)
  }

  save(): void {
    for (const [batchId, counts] of this.#pending)
      for (const [name, value] of counts) if (value !== 0) this.#add.run(batchId, name, value)
    this.#pending.clear()
    this.tally.save()
    this.spend.save()
  }

  /** After a rollback: what was added in that transaction did not happen. */
  forget(): void {
    this.#pending.clear()
    this.tally.forget()
    this.spend.forget()
  }

  read(batchId: BatchId): ReadonlyMap<string, number> {
    return new Map(this.#read.all(batchId).map(({ name, value }) => [name, value]))
  }
}
