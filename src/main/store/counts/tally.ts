import type { BatchId } from '../../../shared/ids.ts'
import type { Db } from '../connection/database.ts'

/** What happened in one second of a batch. */
export interface Second {
  /** Seconds UTC. */
  readonly at: number
  readonly done: number
  readonly failed: number
  readonly spentNanoUsd: number
}

type Part = 'done' | 'failed' | 'spentNanoUsd'

/** What was finished and spent in each second. Summed in memory and saved once per transaction, as `Counters` does. */
export class Tally {
  readonly #add
  readonly #all
  readonly #between
  readonly #pending = new Map<string, { batchId: BatchId } & { -readonly [P in keyof Second]: Second[P] }>()

  constructor(db: Db) {
    this.#add = db.prepare<[BatchId, number, number, number, number]>(
      `insert into tally (batch_id, at_s, done, failed, spent_nano_usd) values (?, ?, ?, ?, ?)
       on conflict do update set done = done + excluded.done, failed = failed + excluded.failed,
         spent_nano_usd = spent_nano_usd + excluded.spent_nano_usd`,
    )
    const seconds = 'select at_s as at, done, failed, spent_nano_usd as spentNanoUsd from tally'
    this.#all = db.prepare<[BatchId], Second>(`${seconds} where batch_id = ? order by at_s`)
    this.#between = db.prepare<[BatchId, number, number], Second>(
      `${seconds} where batch_id = ? and at_s between ? and ? order by at_s`,
    )
  }

  /** Call inside a transaction that ends with `save()`. `at` is ms UTC. */
  add(batchId: BatchId, at: number, part: Part, value: number): void {
    if (value === 0) return
    const second = Math.floor(at / 1000)
    const key = `${batchId} ${second}`
    const entry = this.#pending.get(key) ?? { batchId, at: second, done: 0, failed: 0, spentNanoUsd: 0 }
    entry[part] += value
    this.#pending.set(key, entry)
  }

  save(): void {
    for (const { batchId, at, done, failed, spentNanoUsd } of this.#pending.values())
      this.#add.run(batchId, at, done, failed, spentNanoUsd)
    this.#pending.clear()
  }

  /** After a rollback. */
  forget(): void {
    this.#pending.clear()
  }

  /** All seconds in which something happened, in order. */
  all(batchId: BatchId): Second[] {
    return this.#all.all(batchId)
  }

  /** Those of a span, in order. Times are ms UTC, both ends included. */
  between(batchId: BatchId, from: number, to: number): Second[] {
    return this.#between.all(batchId, Math.floor(from / 1000), Math.floor(to / 1000))
  }
}
