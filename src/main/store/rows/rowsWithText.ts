import type { BatchId, ItemId } from '../../../shared/ids.ts'
import { idRange, itemId } from '../../../shared/ids.ts'
import type { Db } from '../connection/database.ts'
import { readRows } from './readRows.ts'

/**
 * Rows that hold every word of the text, or a word that begins so; words in quotes stand together. Where a text has no
 * words, or its script does not part them, it is looked for as it stands. The words must have been taken in: see
 * SearchIndex. `all`: the rows of the batch.
 */
export function rowsWithText(db: Db, id: BatchId, text: string, all: Uint32Array): Uint32Array {
  const terms = [...text.matchAll(/"([^"]+)"|[^\s"]+/g)].map(([whole, quoted]) => quoted ?? whole)
  if (terms.length > 0 && terms.every(hasWords)) {
    const found = 'from search where search match ? and rowid between ? and ?'
    const values = [terms.map(asQuery).join(' '), ...idRange(id)]
    // A million rows are counted three times as fast as they are handed over.
    const isAll = mayBeAll(db, id, terms, all) && countOf(db, found, values) === all.length
    return isAll ? all : readRows(db, `select rowid & 4294967295 as row ${found} order by rowid`, values)
  }
  const asStored = JSON.stringify(text.trim()).slice(1, -1)
  const sql =
    'select item_id & 4294967295 as row from source_row where item_id between ? and ? and instr(cells, ?)'
  return readRows(db, sql, [...idRange(id), asStored])
}

const samples = 16

/** Whether rows from all over the batch hold the words: only then may all of them. */
function mayBeAll(db: Db, id: BatchId, terms: readonly string[], all: Uint32Array): boolean {
  const words = terms.map((term) => term.toLowerCase())
  const cells = db.prepare<[ItemId], string>('select cells from source_row where item_id = ?').pluck()
  for (let at = 0; at < all.length; at += Math.ceil(all.length / samples)) {
    const text = cells.get(itemId(id, all[at]!))!.toLowerCase()
    if (!words.every((word) => text.includes(word))) return false
  }
  return true
}

function countOf(db: Db, found: string, values: readonly unknown[]): number {
  return db
    .prepare<unknown[], number>(`select count(*) ${found}`)
    .pluck()
    .get(...values)!
}

/** A letter alone is a word: most words begin with any one letter, and are what nobody looks for. */
function asQuery(term: string): string {
  return term.length === 1 ? `"${term}"` : `"${term}"*`
}

function hasWords(term: string): boolean {
  return /[\p{L}\p{N}]/u.test(term) && !unparted.test(term)
}

/** Scripts that put no space between words. */
const unparted =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
