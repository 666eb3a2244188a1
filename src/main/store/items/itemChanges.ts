import type { BatchId, ItemId } from '../../../shared/ids.ts'
import { idRange } from '../../../shared/ids.ts'
import type { Db } from '../connection/database.ts'

/** So many changes can be told at least. Who is further behind reads everything again, which is quicker by then. */
export const changesKept = 100_000

/**
 * Which items were changed, by this process or another one, in the order of the changes. A trigger writes it down, so
 * that no way to change an item can forget to.
 */
export class ItemChanges {
  readonly #last
  readonly #since
  readonly #trim

  constructor(db: Db) {
    this.#last = db.prepare<[], number>('select coalesce(max(seq), 0) from item_change').pluck()
    this.#since = db
      .prepare<[number, ItemId, ItemId], ItemId>(
        'select distinct item_id from item_change where seq > ? and item_id between ? and ?',
      )
      .pluck()
    this.#trim = db.prepare('delete from item_change where seq <= (select max(seq) from item_change) - ?')
  }

  /** The number of the newest change; 0 before the first one. */
  last(): number {
    return this.#last.get()!
  }

  /** The items of a batch that were changed after this change. */
  since(batchId: BatchId, seq: number): ItemId[] {
    return this.#since.all(seq, ...idRange(batchId))
  }

  /** Forgets what is old. */
  trim(): void {
    this.#trim.run(changesKept)
  }
}
