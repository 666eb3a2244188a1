import type { FailureKind } from '../../shared/failure.ts'
import type { BatchId } from '../../shared/ids.ts'
import type { StageName } from '../../shared/stage.ts'
import type { FailureGroup } from '../../shared/status.ts'
import type { Db } from './database.ts'
import { fingerprint } from './fingerprint.ts'

interface FailedRow {
  readonly row: number
  readonly stage: StageName
  readonly kind: FailureKind
  readonly message: string
  readonly at: number
}

export interface KindCount {
  readonly kind: FailureKind
  readonly count: number
}

export class Failures {
  readonly #failed
  readonly #defaultKinds

  constructor(db: Db) {
    this.#failed = db.prepare<[BatchId], FailedRow>(
      `select row, failure_stage as stage, failure_kind as kind, failure_message as message, changed_at as at
       from item where batch_id = ? and status = 'failed' order by id`,
    )
    this.#defaultKinds = db.prepare<[BatchId], KindCount>(
      `select failure_kind as kind, count(*) as count from item
       where batch_id = ? and status = 'complete' and answered_by = 'default' and failure_kind is not null
       group by failure_kind order by count(*) desc, failure_kind`,
    )
  }

  /** The failed items of a batch by cause, the most frequent cause first. */
  groups(batchId: BatchId): FailureGroup[] {
    const groups = Map.groupBy(this.#failed.iterate(batchId), (row) =>
      fingerprint(row.stage, row.kind, row.message),
    )
    return [...groups].map(groupOf).toSorted((a, b) => b.count - a.count)
  }

  /** Why no model answered the items that have the default response, the most frequent cause first. */
  defaultKinds(batchId: BatchId): KindCount[] {
    return this.#defaultKinds.all(batchId)
  }
}

function groupOf([name, rows]: [string, FailedRow[]]): FailureGroup {
  const { kind, stage, message } = rows[0]!
  const times = rows.map((row) => row.at)
  return {
    fingerprint: name,
    stage,
    kind,
    message,
    count: rows.length,
    firstAt: times.reduce((a, b) => Math.min(a, b)),
    lastAt: times.reduce((a, b) => Math.max(a, b)),
    rows: rows.map((row) => row.row),
  }
}
