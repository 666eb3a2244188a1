import type { BatchId, ItemId } from '../../../shared/ids.ts'
import { idRange, itemId, lastId } from '../../../shared/ids.ts'
import type { ItemState } from '../../../shared/item.ts'
import type { Cell } from '../../../shared/table.ts'
import type { Db } from '../connection/database.ts'
import type { ItemRow } from './itemRow.ts'
import { stateOf } from './itemRow.ts'

const openItems = `status in ('pending', 'running', 'waiting')`

/** The items of all batches, to be read. `ItemUpdates` changes them. */
export class Items {
  readonly #facets
  readonly #get
  readonly #open
  readonly #after
  readonly #cells
  readonly #source
  readonly #repeatedIds

  constructor(db: Db) {
    this.#facets = db.prepare<[ItemId], Record<string, Cell>>(
      'select facet_1, facet_2, facet_3, facet_4 from item where id = ?',
    )
    this.#get = db.prepare<[ItemId], ItemRow>('select * from item where id = ?')
    this.#open = db.prepare<[BatchId, ItemId, number], ItemRow>(
      `select * from item where batch_id = ? and ${openItems} and id > ? order by id limit ?`,
    )
    this.#after = db.prepare<[ItemId, ItemId, number], ItemRow>(
      'select * from item where id > ? and id <= ? order by id limit ?',
    )
    this.#cells = db.prepare<[ItemId], { cells: string }>('select cells from source_row where item_id = ?')
    this.#source = db.prepare<[ItemId], { cells: string; edited: string | null }>(
      `select cells, (select fields from override where override.item_id = source_row.item_id and what = 'edit'
         order by id desc limit 1) as edited
       from source_row where item_id = ?`,
    )
    this.#repeatedIds = db.prepare<[ItemId, ItemId], { rows: number }>(
      `select count(external_id) - count(distinct external_id) as rows from item where id between ? and ?`,
    )
  }

  /** null: the batch has no such item. */
  get(batchId: BatchId, row: number): (ItemState & { readonly externalId: string | null }) | null {
    const found = this.#get.get(itemId(batchId, row))
    return found ? { ...stateOf(found), externalId: found.external_id } : null
  }

  /** The next items that are not finished, in source order, after the given one. */
  openAfter(batchId: BatchId, after: ItemId, limit: number): ItemState[] {
    return this.#open.all(batchId, after, limit).map(stateOf)
  }

  /** The next items of a batch behind a row, in source order. */
  behind(batchId: BatchId, row: number, limit: number): ItemState[] {
    return this.#after.all(itemId(batchId, row), lastId(batchId), limit).map(stateOf)
  }

  /** All items of a batch, in source order, in pages of so many. */
  *pages(batchId: BatchId, size: number): Generator<ItemState[]> {
    for (let after = itemId(batchId, 0); ;) {
      const page = this.#after.all(after, lastId(batchId), size).map(stateOf)
      if (page.length === 0) return
      yield page
      after = page.at(-1)!.id
    }
  }

  cells(id: ItemId): readonly Cell[] {
    const found = this.#cells.get(id)
    if (!found) throw new Error(`item ${id} has no source row`)
    return JSON.parse(found.cells) as Cell[]
  }

  /**
   * The source row, and the pipeline's fields as a person has edited them last; null: they are those of the row. In one
   * statement: a read outside of a transaction costs more than what it reads.
   */
  source(id: ItemId): {
    readonly cells: readonly Cell[]
    readonly edited: Readonly<Record<string, string>> | null
  } {
    const found = this.#source.get(id)
    if (!found) throw new Error(`item ${id} has no source row`)
    return {
      cells: JSON.parse(found.cells) as Cell[],
      edited: found.edited === null ? null : (JSON.parse(found.edited) as Record<string, string>),
    }
  }

  /** What its answer has in the pipeline's facets. All null for a row that is not complete. */
  facets(id: ItemId): Cell[] {
    return Object.values(this.#facets.get(id)!)
  }

  /** How many rows have the external id of an earlier row. */
  countRepeatedIds(batchId: BatchId): number {
    return this.#repeatedIds.get(...idRange(batchId))!.rows
  }
}
