import type { BatchId } from '../../../shared/ids.ts'
import type { Db } from '../connection/database.ts'

/** What batches were expected to cost before any of it was spent. */
export class Plans {
  readonly #get
  readonly #add

  constructor(db: Db) {
    this.#get = db.prepare<[BatchId], number>('select planned_nano_usd from plan where batch_id = ?').pluck()
    this.#add = db.prepare<[BatchId, number]>(
      `insert into plan (batch_id, planned_nano_usd) values (?, ?)
       on conflict do update set planned_nano_usd = planned_nano_usd + excluded.planned_nano_usd`,
    )
  }

  /** null: it was begun without one, because a price was not known or it is older than plans. */
  of(batchId: BatchId): number | null {
    return this.#get.get(batchId) ?? null
  }

  /** Rows that join a batch later add to its plan. */
  add(batchId: BatchId, nanoUsd: number): void {
    this.#add.run(batchId, nanoUsd)
  }
}
