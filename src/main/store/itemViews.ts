import type { BatchId, ItemId } from '../../shared/ids.ts'
import { itemId } from '../../shared/ids.ts'
import type { ItemFilter, ItemSort, ItemsView } from '../../shared/views/itemViews.ts'
import type { Db } from './database.ts'
import type { ItemRow } from './items.ts'
import { newestRendered } from './newestRendered.ts'
import { KeptLists } from './rows/keptLists.ts'
import { isInOrder, noMarks, remark, withMark } from './rows/marks.ts'
import { firstRows, orderedRows } from './rows/rowOrders.ts'
import type { ViewedBatch } from './rows/rowTests.ts'
import { allRows, joined, passingRows } from './rows/rowTests.ts'

/** An item as the table shows it. */
export interface ViewedItem extends ItemRow {
  readonly changed_at: number
  /** The newest rendered row as JSON; null until there is one. */
  readonly rendered: string | null
}

/** A part of a view, and how many rows the whole has. */
export interface Page {
  readonly total: number
  readonly items: ViewedItem[]
}

/** Where a row stands in a view, counted from 0. null: it is not in it, or nobody is there. */
export interface Place {
  readonly index: number | null
  readonly before: number | null
  readonly after: number | null
  readonly total: number
}

/** The screen shows fewer. */
const atBeginning = 500

function isWhole({ filter }: ItemsView): boolean {
  return Object.values(filter).every((test) => test === undefined)
}

/** Columns without an index. */
function isByColumn({ sort }: ItemsView): boolean {
  return sort.by !== 'row' && !sort.by.startsWith('field:')
}

/**
 * The items of a batch as an operator looks at them: narrowed, sorted, page by page. A view is a list of row numbers,
 * made from indexes alone and kept while the operator looks at it; the rows of a page are always read anew.
 */
export class ItemViews {
  readonly #db: Db
  readonly #lists: KeptLists
  readonly #item

  constructor(db: Db, now: () => number) {
    this.#db = db
    this.#lists = new KeptLists(db, now)
    this.#item = db.prepare<[ItemId], ViewedItem>(
      `select *, iif(status = 'complete', ${newestRendered}, null) as rendered from item where id = ?`,
    )
  }

  /** All row numbers that the filter lets through at this moment, in source order. `now` is ms UTC. */
  rows(batch: ViewedBatch, filter: ItemFilter, now: number): Uint32Array {
    return this.#narrowed(batch, filter, now, allRows(this.#db, batch))
  }

  page(
    batch: ViewedBatch,
    view: ItemsView,
    { offset, limit }: { readonly offset: number; readonly limit: number },
    now: number,
  ): Page {
    const isBeginning = offset + limit <= atBeginning && isWhole(view) && isByColumn(view)
    const rows = isBeginning ? this.#beginning(batch, view) : this.#view(batch, view, now)
    const wanted = [...rows.subarray(offset, offset + limit)]
    const items = wanted.map((row) => this.get(batch.id, row)!)
    return { total: isBeginning ? this.#all(batch).length : rows.length, items }
  }

  place(batch: ViewedBatch, view: ItemsView, row: number, now: number): Place {
    const rows = this.#view(batch, view, now)
    const index = rows.indexOf(row)
    if (index < 0) return { index: null, before: null, after: null, total: rows.length }
    return { index, before: rows[index - 1] ?? null, after: rows[index + 1] ?? null, total: rows.length }
  }

  get(batchId: BatchId, row: number): ViewedItem | null {
    return this.#item.get(itemId(batchId, row)) ?? null
  }

  /** Whether what it has as output is its answer, and not left from an earlier run. */
  isAnswered(id: ItemId): boolean {
    const sql = `select status = 'complete' from item where id = ?`
    return this.#db.prepare<[ItemId], number>(sql).pluck().get(id) === 1
  }

  #beginning(batch: ViewedBatch, { sort }: ItemsView): Uint32Array {
    const key = JSON.stringify([batch.id, sort, 'beginning'])
    return this.#lists.fresh(key, () => firstRows(this.#db, batch, sort, atBeginning))
  }

  #view(batch: ViewedBatch, { filter, sort }: ItemsView, now: number): Uint32Array {
    const all = this.#all(batch)
    // What changed lately is other rows in a second.
    const second = filter.touchedWithinMs === undefined ? 0 : Math.floor(now / 1000)
    return this.#lists.fresh(JSON.stringify([batch.id, filter, sort, second]), () =>
      this.#sorted(batch, sort, this.#narrowed(batch, filter, now, all), all),
    )
  }

  /** Which rows there are is settled with the import. */
  #all(batch: ViewedBatch): Uint32Array {
    return this.#lists.forGood(`${batch.id}`, () => allRows(this.#db, batch))
  }

  #narrowed(batch: ViewedBatch, filter: ItemFilter, now: number, all: Uint32Array): Uint32Array {
    const tests = passingRows(this.#db, batch, filter, { all, now })
    if (tests.length === 0) return all
    if (tests.length === 1 && isInOrder(tests[0]!)) return tests[0]!
    const passed = noMarks(all)
    for (const [index, rows] of tests.entries()) remark(rows, passed, index, index + 1)
    return withMark(all, passed, tests.length)
  }

  /** Rows without the field that is sorted by come last, in either direction. */
  #sorted(batch: ViewedBatch, sort: ItemSort, rows: Uint32Array, all: Uint32Array): Uint32Array {
    if (sort.by === 'row') return sort.isDescending ? rows.toReversed() : rows
    const key = JSON.stringify([batch.id, sort])
    const order = this.#lists.fresh(key, () => orderedRows(this.#db, batch, sort, all))
    if (order.length === rows.length && rows === all) return order
    const marks = noMarks(all)
    remark(rows, marks, 0, 1)
    const sorted = withMark(order, marks, 1)
    remark(sorted, marks, 1, 2)
    return joined([sorted, withMark(rows, marks, 1)])
  }
}
