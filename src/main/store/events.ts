import type { BatchId } from '../../shared/ids.ts'
import type { Db } from './database.ts'

/** What happened to a batch and why: pauses, limits, retries, changes by the operator. */
export interface BatchEvent {
  readonly at: number
  readonly kind: string
  readonly message: string
}

export class Events {
  readonly #insert
  readonly #list

  constructor(db: Db) {
    this.#insert = db.prepare('insert into event (batch_id, at, kind, message) values (?, ?, ?, ?)')
    this.#list = db.prepare<[BatchId], BatchEvent>(
      'select at, kind, message from event where batch_id = ? order by id',
    )
  }

  add(batchId: BatchId, event: BatchEvent): void {
    this.#insert.run(batchId, event.at, event.kind, event.message)
  }

  list(batchId: BatchId): BatchEvent[] {
    return this.#list.all(batchId)
  }
}
