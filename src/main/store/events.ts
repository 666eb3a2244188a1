import type { FailureKind } from '../../shared/failure.ts'
import type { BatchId } from '../../shared/ids.ts'
import type { Db } from './database.ts'

/** What happened to a batch and why: pauses, limits, retries, changes by the operator. */
export interface BatchEvent {
  readonly at: number
  readonly kind: string
  readonly message: string
  /** What a `limiter` event is about. */
  readonly data?: LimiterChange | null
}

/** A change of what may be asked of a model. */
export interface LimiterChange {
  readonly model: string
  readonly cause: 'allowed' | 'held' | 'grew' | 'trouble' | 'down' | 'gone' | 'back'
  /** Calls at once from then on, at most. */
  readonly concurrency: number
  /** The kind of the failure behind it. */
  readonly failure?: FailureKind
}

export class Events {
  readonly #insert
  readonly #list

  constructor(db: Db) {
    this.#insert = db.prepare('insert into event (batch_id, at, kind, message, data) values (?, ?, ?, ?, ?)')
    this.#list = db.prepare<[BatchId], EventRow>(
      'select at, kind, message, data from event where batch_id = ? order by id',
    )
  }

  add(batchId: BatchId, event: BatchEvent): void {
    const { at, kind, message, data } = event
    this.#insert.run(batchId, at, kind, message, data ? JSON.stringify(data) : null)
  }

  list(batchId: BatchId): BatchEvent[] {
    return this.#list.all(batchId).map(({ data, ...event }) => ({
      ...event,
      data: data === null ? null : (JSON.parse(data) as LimiterChange),
    }))
  }
}

interface EventRow extends Omit<BatchEvent, 'data'> {
  readonly data: string | null
}
