import type { BatchId } from '../../../shared/ids.ts'
import { itemId } from '../../../shared/ids.ts'
import type { Cell } from '../../../shared/table.ts'
import type { Db } from '../connection/database.ts'

/** An item as an import makes it. */
export interface NewItem {
  readonly row: number
  readonly externalId: string | null
  /** 48 bits of the sha256 of the mapped row: equal for rows that ask the same. */
  readonly contentKey: number
  readonly cells: readonly Cell[]
  readonly status: 'pending' | 'skipped'
  /** The earlier row for whose content it is skipped. */
  readonly sameAs: number | null
}

/** So many rows a statement: a call of the database costs as much as a row. */
const rowsPerCall = 50

/** The only way that items come into the store. */
export class NewItems {
  readonly #items
  readonly #rows

  constructor(db: Db) {
    const items = (rows: number) =>
      db.prepare(
        `insert into item (id, external_id, content_key, changed_at, status, same_as, checkpoint)
         values ${Array(rows).fill(`(?, ?, ?, ?, ?, ?, 'pending')`).join(', ')}`,
      )
    const rows = (count: number) =>
      db.prepare(`insert into source_row (item_id, cells) values ${Array(count).fill('(?, ?)').join(', ')}`)
    this.#items = { one: items(1), many: items(rowsPerCall) }
    this.#rows = { one: rows(1), many: rows(rowsPerCall) }
  }

  /** Inserts them, each pending or skipped, with its source row. `at` is ms UTC. */
  insert(batchId: BatchId, items: readonly NewItem[], at: number): void {
    const whole = items.length - (items.length % rowsPerCall)
    for (let start = 0; start < whole; start += rowsPerCall)
      this.#insert('many', batchId, items.slice(start, start + rowsPerCall), at)
    for (const item of items.slice(whole)) this.#insert('one', batchId, [item], at)
  }

  #insert(size: 'one' | 'many', batchId: BatchId, items: readonly NewItem[], at: number): void {
    const [values, cells]: [unknown[], unknown[]] = [[], []]
    for (const item of items) {
      const id = itemId(batchId, item.row)
      values.push(id, item.externalId, item.contentKey, at, item.status, item.sameAs)
      cells.push(id, JSON.stringify(item.cells))
    }
    this.#items[size].run(values)
    this.#rows[size].run(cells)
  }
}
