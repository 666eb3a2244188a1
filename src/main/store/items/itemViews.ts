import type { BatchId, ItemId } from '../../../shared/ids.ts'
import { itemId } from '../../../shared/ids.ts'
import type { ItemFilter, ItemsView } from '../../../shared/views/itemViews.ts'
import type { Db } from '../connection/database.ts'
import type { ItemRow } from './itemRow.ts'
import { newestRendered } from '../answers/newestRendered.ts'
import type { RowsOfCause } from '../rows/causes.ts'
import { causesIn } from '../rows/causes.ts'
import { inOrder } from '../rows/inOrder.ts'
import { KeptLists } from '../rows/keptLists.ts'
import { KnownRows } from '../rows/knownRows.ts'
import { narrowed } from '../rows/narrow.ts'
import { rowsOfBatch, rowsOfSmell } from '../rows/readRows.ts'
import { rowsWithText } from '../rows/rowsWithText.ts'

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

/** Whose rows are asked for. */
export interface ViewedBatch {
  readonly id: BatchId
  /** The columns of the answer that stand on the item, in the order of `item.facet_1` and so on. */
  readonly facets: readonly string[]
}

/**
 * The items of a batch as an operator looks at them: narrowed, sorted, page by page. A view is a list of row numbers,
 * made in memory and kept while the operator looks at it; the rows of a page are always read anew.
 */
export class ItemViews {
  readonly #db: Db
  readonly #known: KnownRows
  readonly #lists: KeptLists
  readonly #item

  constructor(db: Db, now: () => number) {
    this.#db = db
    this.#known = new KnownRows(db)
    this.#lists = new KeptLists(db, now)
    this.#item = db.prepare<[ItemId], ViewedItem>(
      `select *, iif(status = 'complete', ${newestRendered}, null) as rendered from item where id = ?`,
    )
  }

  /** Reads the next rows of a batch that is looked at for the first time. Returns whether that was the end. */
  learn(batchId: BatchId, rows: number): boolean {
    return this.#known.learn(batchId, rows)
  }

  /** All row numbers that the filter lets through at this moment, in source order. `now` is ms UTC. */
  rows(batch: ViewedBatch, filter: ItemFilter, now: number): Uint32Array {
    return isWhole(filter) ? this.#all(batch) : this.#narrowed(batch, filter, now)
  }

  /** The failed rows of a batch whose rows are known, by cause: of a million a moment, and no scan of the file. */
  causes(batchId: BatchId): RowsOfCause[] {
    return causesIn(this.#known.of(batchId))
  }

  page(
    batch: ViewedBatch,
    view: ItemsView,
    { offset, limit }: { readonly offset: number; readonly limit: number },
    now: number,
  ): Page {
    const rows = this.#view(batch, view, now)
    const wanted = [...rows.subarray(offset, offset + limit)]
    return { total: rows.length, items: wanted.map((row) => this.get(batch.id, row)!) }
  }

  /** The numbers of the rows from one place of a view to another, both with, ascending. */
  span(
    batch: ViewedBatch,
    view: ItemsView,
    [first, last]: readonly [number, number],
    now: number,
  ): Uint32Array {
    return this.#view(batch, view, now)
      .subarray(first, last + 1)
      .toSorted()
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

  #view(batch: ViewedBatch, view: ItemsView, now: number): Uint32Array {
    if (isAsImported(view)) return this.#all(batch)
    const { filter, sort } = view
    // What changed lately is other rows in a second.
    const second = filter.touchedWithinMs === undefined ? 0 : Math.floor(now / 1000)
    return this.#lists.fresh(JSON.stringify([batch.id, filter, sort, second]), () =>
      inOrder(this.#narrowed(batch, filter, now), this.#known.of(batch.id), batch.facets, sort),
    )
  }

  #narrowed(batch: ViewedBatch, filter: ItemFilter, now: number): Uint32Array {
    const lists = this.#listsOf(batch, filter)
    if (isWhole({ ...filter, text: undefined })) return lists[0] ?? this.#all(batch)
    return narrowed(this.#known.of(batch.id), batch.facets, filter, { lists, now })
  }

  /** Which rows there are is settled with the import. */
  #all({ id }: ViewedBatch): Uint32Array {
    return this.#lists.forGood(`${id}`, () => rowsOfBatch(this.#db, id))
  }

  /** Rows that are found in tables of their own. */
  #listsOf(batch: ViewedBatch, { smell, text }: ItemFilter): Uint32Array[] {
    const { id } = batch
    const found = text?.trim()
      ? [
          this.#lists.fresh(JSON.stringify([id, text]), () =>
            rowsWithText(this.#db, id, text, this.#all(batch)),
          ),
        ]
      : []
    return smell === undefined ? found : [...found, rowsOfSmell(this.#db, id, smell)]
  }
}

function isWhole(filter: ItemFilter): boolean {
  return Object.values(filter).every((test) => test === undefined)
}

/** The view of a batch that was just opened, for which nothing needs to be known of its rows. */
export function isAsImported({ filter, sort }: ItemsView): boolean {
  return isWhole(filter) && sort.by === 'row' && !sort.isDescending
}
