import type { BatchId } from '../../../shared/ids.ts'
import { itemId, lastId, rowOf } from '../../../shared/ids.ts'
import { cellText } from '../../../shared/field.ts'
import type { Cell } from '../../../shared/table.ts'
import type { ItemId } from '../../../shared/ids.ts'
import type { Db } from '../connection/database.ts'

interface SourceText {
  readonly id: ItemId
  readonly external_id: string | null
  readonly cells: string
}

/**
 * The words of the source rows. A batch is taken in piece by piece once it is looked at, and not while it is imported:
 * that would take half as long again, also for those who never search. Source rows never change.
 */
export class SearchIndex {
  readonly #reached
  readonly #rows
  readonly #put
  readonly #note
  readonly #inOne: (batchId: BatchId, rows: number) => boolean

  constructor(db: Db) {
    this.#reached = db
      .prepare<[BatchId], number>('select last_row from search_reached where batch_id = ?')
      .pluck()
    this.#rows = db.prepare<[ItemId, ItemId, number], SourceText>(
      `select item.id, external_id, cells from item join source_row on source_row.item_id = item.id
       where item.id > ? and item.id <= ? order by item.id limit ?`,
    )
    this.#put = db.prepare<[ItemId, string]>('insert into search (rowid, words) values (?, ?)')
    this.#note = db.prepare<[BatchId, number]>('insert or replace into search_reached values (?, ?)')
    const transaction = db.transaction((batchId: BatchId, rows: number) => this.#takeIn(batchId, rows))
    this.#inOne = (batchId, rows) => transaction.immediate(batchId, rows)
  }

  /** The last row whose words are taken in; 0: none is. */
  reached(batchId: BatchId): number {
    return this.#reached.get(batchId) ?? 0
  }

  /** Takes in the next rows of a batch. Returns whether that was the end. */
  takeIn(batchId: BatchId, rows: number): boolean {
    const isThere = this.#rows.get(itemId(batchId, this.reached(batchId)), lastId(batchId), 1)
    return isThere === undefined || this.#inOne(batchId, rows)
  }

  #takeIn(batchId: BatchId, rows: number): boolean {
    const found = this.#rows.all(itemId(batchId, this.reached(batchId)), lastId(batchId), rows)
    for (const { id, external_id, cells } of found) {
      const texts = [external_id, ...(JSON.parse(cells) as Cell[])].map(cellText)
      this.#put.run(id, texts.join('\n'))
    }
    const last = found.at(-1)
    if (last) this.#note.run(batchId, rowOf(last.id))
    return found.length < rows
  }
}
