import type { PauseReason } from '../../../shared/batch.ts'
import type { FailureKind } from '../../../shared/failure.ts'
import type { BatchId } from '../../../shared/ids.ts'
import type { OverBudget } from '../costs/budgets.ts'
import type { Db } from '../connection/database.ts'

/** What happened to a batch and why: pauses, limits, retries, changes by the operator. */
export type BatchEvent = {
  /** ms UTC */
  readonly at: number
  /** For people. What the program reads again stands in `data`; entries of before there was any have null. */
  readonly message: string
  /** The row that a person changed. */
  readonly row?: number | null
} & (
  | { readonly kind: 'limiter'; readonly data: LimiterChange | null }
  | { readonly kind: 'paused:budget'; readonly data: BudgetPause | null }
  | { readonly kind: OtherKind; readonly data?: null }
)

type OtherKind =
  | ('started' | 'complete' | 'cancelled' | `paused:${Exclude<PauseReason, 'budget'>}` | 'lost_calls')
  | ('asked' | 'tuned' | 'retry' | 'rest' | 'skipped' | 'files')
  | ('override' | 'accept' | 'edit' | 'keep')

/** The budget at which a batch has paused, and the worst case of the call that had no room below it. */
export type BudgetPause = Pick<OverBudget, 'scope' | 'worstNanoUsd'>

/** A change of what may be asked of a model. */
export type LimiterChange = ChangeCause & {
  readonly model: string
  /** Calls at once from then on, at most. */
  readonly concurrency: number
}

/** Why, and the kind of the failure behind it. */
export type ChangeCause =
  | { readonly cause: 'allowed' | 'grew' }
  | { readonly cause: 'held' | 'trouble'; readonly failure: FailureKind }
  | Health

/** What has become of a model. */
export type Health = ModelDown | { readonly cause: 'back' }

/**
 * A model does not answer, or does not exist. `failures`: so many calls failed in a row; older entries do not say it.
 */
export interface ModelDown {
  readonly cause: 'down' | 'gone'
  /** Of the last of them. */
  readonly failure: FailureKind
  readonly failures?: number
}

/** Exported for the test that holds it to its plan: without the limiter's entries, of which there may be many. */
export const budgetPauseQuery = `select data from event
  where batch_id = ? and kind <> 'limiter' and kind = 'paused:budget' order by id desc limit 1`

/** Exported for the same test: of a long run the limiter's entries alone fill an index. */
export const healthQuery = `select id, at, data from event
  where batch_id = ? and kind = 'limiter' and data ->> 'cause' in ('down', 'gone', 'back')
    and +id > coalesce((select max(id) from event where batch_id = ? and kind <> 'limiter' and kind = 'started'), 0)`

/** A change of a model's health, and when: ms UTC. */
export type TimedHealth = Health & Pick<LimiterChange, 'model'> & Pick<BatchEvent, 'at'>

/** The log of what happened to batches. Only ever added to. */
export class Events {
  readonly #insert
  readonly #list
  readonly #held
  readonly #hasTrouble
  readonly #health
  readonly #lastBudgetPause

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
    this.#hasTrouble = db
      .prepare<[BatchId], number>(
        `select exists (select 1 from event where batch_id = ? and kind = 'limiter'
           and data ->> 'cause' in ('held', 'trouble', 'down', 'gone', 'back'))`,
      )
      .pluck()
    this.#health = db.prepare<[BatchId, BatchId], { id: number; at: number; data: string }>(healthQuery)
    this.#lastBudgetPause = db.prepare<[BatchId], { data: string | null }>(budgetPauseQuery)
  }

  add(batchId: BatchId, event: BatchEvent): void {
    const { at, kind, message, data, row } = event
    this.#insert.run(batchId, at, kind, message, data ? JSON.stringify(data) : null, row ?? null)
  }

  /** How often a model was held after a 429. */
  held(batchId: BatchId): number {
    return this.#held.get(batchId)!
  }

  /** Whether models were refused, held back or down. */
  hasTrouble(batchId: BatchId): boolean {
    return this.#hasTrouble.get(batchId) === 1
  }

  /** What became of the models in the last run, oldest first. */
  health(batchId: BatchId): TimedHealth[] {
    return this.#health
      .all(batchId, batchId)
      .toSorted((a, b) => a.id - b.id)
      .map(({ at, data }) => ({ ...(JSON.parse(data) as Omit<TimedHealth, 'at'>), at }) as TimedHealth)
  }

  /** The budget at which a batch has paused last; null: at none, or that entry is older than what it tells. */
  lastBudgetPause(batchId: BatchId): BudgetPause | null {
    return JSON.parse(this.#lastBudgetPause.get(batchId)?.data ?? 'null') as BudgetPause | null
  }

  /** Oldest first. */
  list(batchId: BatchId): BatchEvent[] {
    return this.#list.all(batchId).map(({ data, ...event }) => {
      return { ...event, data: JSON.parse(data ?? 'null') as unknown } as BatchEvent
    })
  }
}

interface EventRow extends Pick<BatchEvent, 'at' | 'kind' | 'message'> {
  readonly data: string | null
}
