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

export class Failures {
  readonly #failed

  constructor(db: Db) {
    this.#failed = db.prepare<[BatchId], FailedRow>(
      `select row, failure_stage as stage, failure_kind as kind, failure_message as message, changed_at as at
       from item where batch_id = ? and status = 'failed' order by id`,
    )
  }

  /** The failed items of a batch by cause, the most frequent cause first. */
  groups(batchId: BatchId): FailureGroup[] {
    const groups = Map.groupBy(this.#failed.iterate(batchId), (row) =>
      fingerprint(row.stage, row.kind, row.message),
    )
    return [...groups].map(groupOf).toSorted((a, b) => b.count - a.count)
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
