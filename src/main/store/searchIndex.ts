import type { BatchId } from '../../shared/ids.ts'
import { itemId, rowOf } from '../../shared/ids.ts'
import { cellText } from '../../shared/field.ts'
import type { Cell } from '../../shared/table.ts'
import type { ItemId } from '../../shared/ids.ts'
import type { Db } from './database.ts'
import { lastId } from './items.ts'
import { readRows } from './rows/readRows.ts'

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

  /** Takes in the next rows of a batch. Returns whether that was the end. */
  takeIn(batchId: BatchId, rows: number): boolean {
    const isThere = this.#rows.get(itemId(batchId, this.#reached.get(batchId) ?? 0), lastId(batchId), 1)
    return isThere === undefined || this.#inOne(batchId, rows)
  }

  #takeIn(batchId: BatchId, rows: number): boolean {
    const found = this.#rows.all(itemId(batchId, this.#reached.get(batchId) ?? 0), lastId(batchId), rows)
    for (const { id, external_id, cells } of found) {
      const texts = [external_id, ...(JSON.parse(cells) as Cell[])].map(cellText)
      this.#put.run(id, texts.join('\n'))
    }
    const last = found.at(-1)
    if (last) this.#note.run(batchId, rowOf(last.id))
    return found.length < rows
  }
}

/**
 * Rows that hold every word of the text, or a word that begins so; words in quotes stand together. Where a text has no
 * words, or its script does not part them, it is looked for as it stands.
 */
export function searched(db: Db, batchId: BatchId, text: string): Uint32Array {
  const range = [itemId(batchId, 0), lastId(batchId)]
  const terms = [...text.matchAll(/"([^"]+)"|[^\s"]+/g)].map(([whole, quoted]) => quoted ?? whole)
  if (terms.length > 0 && terms.every(hasWords)) {
    const query = terms.map((term) => `"${term}"*`).join(' ')
    const sql = `select rowid & 4294967295 as row from search where search match ? and rowid between ? and ?`
    return readRows(db, sql, [query, ...range])
  }
  const asStored = JSON.stringify(text.trim()).slice(1, -1)
  const sql = `select item_id & 4294967295 as row from source_row where item_id between ? and ? and instr(cells, ?)`
  return readRows(db, sql, [...range, asStored])
}

function hasWords(term: string): boolean {
  return /[\p{L}\p{N}]/u.test(term) && !unparted.test(term)
}

/** Scripts that put no space between words. */
const unparted =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
