import type { BatchId } from '../../../shared/ids.ts'
import type { Reject } from '../../../shared/table.ts'
import type { Db } from '../connection/database.ts'

/** Read at once where all are gone through. */
const pageRows = 500

/** The rows of tables that could not become items. There may be as many as a table has rows. */
export class Rejects {
  readonly #insert
  readonly #get
  readonly #after

  constructor(db: Db) {
    const columns = 'row, line, reason, raw'
    this.#insert = db.prepare(`insert into reject (batch_id, ${columns}) values (?, ?, ?, ?, ?)`)
    this.#get = db.prepare<[BatchId, number], Reject>(
      `select ${columns} from reject where batch_id = ? and row = ?`,
    )
    this.#after = db.prepare<[BatchId, number, number], Reject>(
      `select ${columns} from reject where batch_id = ? and row > ? order by row limit ?`,
    )
  }

  insert(batchId: BatchId, reject: Reject): void {
    this.#insert.run(batchId, reject.row, reject.line, reject.reason, reject.raw)
  }

  get(batchId: BatchId, row: number): Reject | null {
    return this.#get.get(batchId, row) ?? null
  }

  first(batchId: BatchId, limit: number): Reject[] {
    return this.#after.all(batchId, 0, limit)
  }

  /** All, in the order of their rows. */
  *each(batchId: BatchId): Generator<Reject> {
    for (let after = 0; ;) {
      const page = this.#after.all(batchId, after, pageRows)
      if (page.length === 0) return
      yield* page
      after = page.at(-1)!.row
    }
  }
}
