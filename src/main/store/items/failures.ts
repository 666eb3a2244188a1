import type { FailureKind } from '../../../shared/failure.ts'
import type { BatchId, ItemId } from '../../../shared/ids.ts'
import type { FailureGroup } from '../../../shared/status.ts'
import type { Db } from '../connection/database.ts'
import { isSpecial } from './special.ts'

interface Group extends Pick<FailureGroup, 'fingerprint' | 'count' | 'firstAt' | 'lastAt'> {
  readonly first: ItemId
  /** Row numbers with commas between them. */
  readonly rows: string
}

export interface KindCount {
  readonly kind: FailureKind
  readonly count: number
}

/** Why items have no answer, or only the default one, by cause. */
export class Failures {
  readonly #groups
  readonly #first
  readonly #defaultKinds

  constructor(db: Db) {
    this.#groups = db.prepare<[BatchId], Group>(
      `select fingerprint, count(*) as count, min(changed_at) as firstAt, max(changed_at) as lastAt,
         min(id) as first, group_concat(row order by id) as rows
       from item where id >> 32 = ? and ${isSpecial} and status = 'failed'
       group by fingerprint order by count(*) desc, min(id)`,
    )
    this.#first = db.prepare<[ItemId], Pick<FailureGroup, 'stage' | 'kind' | 'message'>>(
      `select failure_stage as stage, failure_kind as kind, failure_message as message from item where id = ?`,
    )
    this.#defaultKinds = db.prepare<[BatchId], KindCount>(
      `select failure_kind as kind, count(*) as count from item
       where id >> 32 = ? and ${isSpecial} and status = 'complete' and answered_by = 'default'
         and failure_kind is not null
       group by failure_kind order by count(*) desc, failure_kind`,
    )
  }

  /** The failed items of a batch by cause, the most frequent cause first. */
  groups(batchId: BatchId): FailureGroup[] {
    return this.#groups.all(batchId).map(({ first, rows, ...group }) => ({
      ...group,
      ...this.causeOf(first),
      rows: rows.split(',').map(Number),
    }))
  }

  /** What a failed item says of its cause: the same for all that share it, but for numbers and ids. */
  causeOf(id: ItemId): Pick<FailureGroup, 'stage' | 'kind' | 'message'> {
    return this.#first.get(id)!
  }

  /** Why no model answered the items that have the default response, the most frequent cause first. */
  defaultKinds(batchId: BatchId): KindCount[] {
    return this.#defaultKinds.all(batchId)
  }
}
