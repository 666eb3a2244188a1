import { hash } from 'node:crypto'
import type { BatchId, ItemId } from '../../../shared/ids.ts'
import { idRange } from '../../../shared/ids.ts'
import type { Counters } from '../counts/counters.ts'
import type { Db } from '../connection/database.ts'

/** A report that was kept, and how the batch stood when it was made. */
export interface KeptReport {
  readonly mark: string
  /** JSON */
  readonly report: string
}

/** Without the limiter's entries, of which there may be many. Exported for the test that holds it to its plan. */
export const turnsQuery = `select count(*) from event
  where batch_id = ? and kind <> 'limiter' and (kind = 'started' or kind = 'retry')`

/**
 * Reports about the results of batches, with the rows of each finding. A batch has one; a newer one takes its place.
 */
export class Checks {
  readonly #db
  readonly #counters
  readonly #begin
  readonly #addRow
  readonly #finish
  readonly #newest
  readonly #others
  readonly #dropRows
  readonly #drop
  readonly #turns
  readonly #lastOverride

  constructor(db: Db, counters: Counters) {
    this.#db = db
    this.#counters = counters
    this.#begin = db.prepare<[BatchId, string, number]>(
      'insert into smell_check (batch_id, mark, at) values (?, ?, ?)',
    )
    this.#addRow = db.prepare<[number, string, ItemId]>(
      'insert or ignore into smell_row (check_id, smell, item_id) values (?, ?, ?)',
    )
    this.#finish = db.prepare<[string, number]>('update smell_check set report = ? where id = ?')
    this.#newest = db.prepare<[BatchId], KeptReport>(
      'select mark, report from smell_check where batch_id = ? and report is not null order by id desc limit 1',
    )
    this.#others = db
      .prepare<[BatchId, number], number>('select id from smell_check where batch_id = ? and id < ?')
      .pluck()
    this.#dropRows = db.prepare<[number]>('delete from smell_row where check_id = ?')
    this.#drop = db.prepare<[number]>('delete from smell_check where id = ?')
    this.#turns = db.prepare<[BatchId], number>(turnsQuery).pluck()
    this.#lastOverride = db
      .prepare<[ItemId, ItemId], number | null>('select max(id) from override where item_id between ? and ?')
      .pluck()
  }

  /** Differs whenever a row of the batch may differ: every change counts somewhere, is an event, or a person's. */
  mark(batchId: BatchId): string {
    const counts = [...this.#counters.read(batchId)].toSorted(([a], [b]) => (a < b ? -1 : 1))
    const turns = this.#turns.get(batchId)!
    const last = this.#lastOverride.get(...idRange(batchId)) ?? 0
    return hash('sha256', JSON.stringify([counts, turns, last]))
  }

  /** Begins a check. Until it is finished, the report before it stands. */
  begin(batchId: BatchId, mark: string, at: number): number {
    return Number(this.#begin.run(batchId, mark, at).lastInsertRowid)
  }

  /** In one transaction: a finding may have half a million rows, which come in parts. */
  addRows(check: number, smell: string, ids: readonly ItemId[]): void {
    this.#db.transaction(() => {
      for (const id of ids) this.#addRow.run(check, smell, id)
    })()
  }

  /**
   * From here on this is the report of the batch. Earlier ones are dropped, and those that never came to an end: when a
   * later check of another process was faster, this one was among them.
   */
  finish(batchId: BatchId, check: number, report: string): void {
    this.#db
      .transaction(() => {
        if (this.#finish.run(report, check).changes === 0) this.#forget(check)
        for (const other of this.#others.all(batchId, check)) this.#forget(other)
      })
      .immediate()
  }

  /** Drops a check that came to no end. */
  abandon(check: number): void {
    this.#db.transaction(() => this.#forget(check))()
  }

  newest(batchId: BatchId): KeptReport | null {
    return this.#newest.get(batchId) ?? null
  }

  #forget(check: number): void {
    this.#dropRows.run(check)
    this.#drop.run(check)
  }
}
