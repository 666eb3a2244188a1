import type { FailureKind } from '../../../shared/failure.ts'
import type { BatchId } from '../../../shared/ids.ts'
import type { Db } from '../database.ts'

/** What happened to a batch and why: pauses, limits, retries, changes by the operator. */
export interface BatchEvent {
  readonly at: number
  readonly kind: string
  readonly message: string
  /** What a `limiter` event is about. */
  readonly data?: LimiterChange | null
  /** The row that a person changed. */
  readonly row?: number | null
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
  readonly #held

  constructor(db: Db) {
    this.#insert = db.prepare(
      'insert into event (batch_id, at, kind, message, data, row) values (?, ?, ?, ?, ?, ?)',
    )
    this.#list = db.prepare<[BatchId], EventRow>(
      'select at, kind, message, data from event where batch_id = ? order by id',
    )
    this.#held = db
      .prepare<[BatchId], number>(
        `select count(*) from event where batch_id = ? and kind = 'limiter' and data ->> 'cause' = 'held'`,
      )
      .pluck()
  }

  add(batchId: BatchId, event: BatchEvent): void {
    const { at, kind, message, data, row } = event
    this.#insert.run(batchId, at, kind, message, data ? JSON.stringify(data) : null, row ?? null)
  }

  /** How often a model was held after a 429. */
  held(batchId: BatchId): number {
    return this.#held.get(batchId)!
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
