import type { Batch } from '../../../shared/batch.ts'
import type { Db } from '../connection/database.ts'

/** Which columns of the items were shown last, by pipeline and by the headers of the table. As the address has them. */
export class ShownColumns {
  readonly #get
  readonly #put
  readonly #delete

  constructor(db: Db) {
    const key = 'pipeline = ? and headers = ?'
    this.#get = db.prepare<[string, string], string>(`select columns from shown_columns where ${key}`).pluck()
    this.#put = db.prepare('replace into shown_columns (pipeline, headers, columns) values (?, ?, ?)')
    this.#delete = db.prepare(`delete from shown_columns where ${key}`)
  }

  /** null: nobody has chosen. */
  get({ pipeline, source }: Batch): string | null {
    return this.#get.get(pipeline, JSON.stringify(source.columns)) ?? null
  }

  keep({ pipeline, source }: Batch, columns: string | null): void {
    const headers = JSON.stringify(source.columns)
    if (columns === null) this.#delete.run(pipeline, headers)
    else this.#put.run(pipeline, headers, columns)
  }
}
