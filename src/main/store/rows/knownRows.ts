import type { BatchId, ItemId } from '../../../shared/ids.ts'
import { itemId } from '../../../shared/ids.ts'
import type { Db } from '../connection/database.ts'
import { changesKept, ItemChanges } from '../items/itemChanges.ts'
import { lastRow } from '../items/lastRow.ts'
import type { FactRow } from './rowFacts.ts'
import { factColumns, RowFacts } from './rowFacts.ts'

/** So many rows of all batches together are kept in memory, some 100 MB; and always those that are looked at. */
const mostRows = 3_000_000

interface Known {
  readonly facts: RowFacts
  /** Rows up to here have been read. */
  reached: number
  /** Changes up to here have been read, or came before the reading began. */
  change: number
}

/**
 * The facts of all rows of the batches that are looked at. A batch is read whole once, a million rows in about a
 * second, and from then on only what has changed.
 */
export class KnownRows {
  readonly #db: Db
  readonly #changes
  readonly #next
  readonly #one
  readonly #follow
  readonly #batches = new Map<BatchId, Known>()

  constructor(db: Db) {
    this.#db = db
    this.#changes = new ItemChanges(db)
    this.#next = db
      .prepare<[ItemId, ItemId, number], FactRow>(
        `select ${factColumns} from item where id > ? and id <= ? order by id limit ?`,
      )
      .raw()
    this.#one = db.prepare<[ItemId], FactRow>(`select ${factColumns} from item where id = ?`).raw()
    this.#follow = db.transaction((batchId: BatchId, known: Known) => this.#readChanged(batchId, known))
  }

  /** Reads the next rows of a batch that is not known yet. Returns whether it is known now. */
  learn(batchId: BatchId, rows: number): boolean {
    const known = this.#known(batchId)
    const { facts } = known
    if (known.reached === facts.places - 1) return true
    const found = this.#next.all(itemId(batchId, known.reached), itemId(batchId, facts.places - 1), rows)
    for (const row of found) facts.put(row)
    known.reached = found.length < rows ? facts.places - 1 : found.at(-1)![0]
    return known.reached === facts.places - 1
  }

  /** As they are now. */
  of(batchId: BatchId): RowFacts {
    while (!this.learn(batchId, 20_000));
    const known = this.#known(batchId)
    this.#follow(batchId, known)
    return known.facts
  }

  #known(batchId: BatchId): Known {
    const known = this.#batches.get(batchId)
    const isUsable = known && this.#changes.last() - known.change <= changesKept
    return this.#keep(batchId, isUsable ? known : this.#unread(batchId))
  }

  #unread(batchId: BatchId): Known {
    const places = lastRow(this.#db, batchId) + 1
    return { facts: new RowFacts(places), reached: 0, change: this.#changes.last() }
  }

  /** As the newest. */
  #keep(batchId: BatchId, known: Known): Known {
    this.#batches.delete(batchId)
    this.#forgetOld(known.facts.places)
    this.#batches.set(batchId, known)
    return known
  }

  /** So many rows find room: those that were not looked at for the longest time are forgotten. */
  #forgetOld(rows: number): void {
    let kept = rows
    for (const [batchId, { facts }] of [...this.#batches].toReversed()) {
      kept += facts.places
      if (kept > mostRows) this.#batches.delete(batchId)
    }
  }

  /** In one transaction: what is read belongs to the moment that is noted. */
  #readChanged(batchId: BatchId, known: Known): void {
    const last = this.#changes.last()
    if (last === known.change) return
    for (const id of this.#changes.since(batchId, known.change)) known.facts.put(this.#one.get(id)!)
    known.change = last
  }
}
