import type { BatchId } from '../../../shared/ids.ts'
import type { Reject } from '../../../shared/table.ts'
import type { Db } from '../connection/database.ts'

/** The rows of tables that could not become items. */
export class Rejects {
  readonly #insert
  readonly #list

  constructor(db: Db) {
    this.#insert = db.prepare('insert into reject (batch_id, row, line, reason, raw) values (?, ?, ?, ?, ?)')
    this.#list = db.prepare<[BatchId], Reject>(
      'select row, line, reason, raw from reject where batch_id = ? order by row',
    )
  }

  insert(batchId: BatchId, reject: Reject): void {
    this.#insert.run(batchId, reject.row, reject.line, reject.reason, reject.raw)
  }

  list(batchId: BatchId): Reject[] {
    return this.#list.all(batchId)
  }
}
