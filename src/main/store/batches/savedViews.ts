import type { SavedView } from '../../../shared/views/savedViews.ts'
import type { Db } from '../connection/database.ts'

/** Views of the items that people gave a name, by pipeline. Names differ by more than their case. */
export class SavedViews {
  readonly #list
  readonly #get
  readonly #named
  readonly #insert
  readonly #update
  readonly #delete

  constructor(db: Db) {
    const view = 'select id, name, query from saved_view'
    this.#list = db.prepare<[string], SavedView>(`${view} where pipeline = ? order by name`)
    this.#get = db.prepare<[number], SavedView & { pipeline: string }>(
      'select * from saved_view where id = ?',
    )
    this.#named = db.prepare<[string, string], SavedView>(`${view} where pipeline = ? and name = ?`)
    this.#insert = db.prepare('insert into saved_view (pipeline, name, query) values (?, ?, ?)')
    this.#update = db.prepare('update saved_view set name = ?, query = ? where id = ?')
    this.#delete = db.prepare('delete from saved_view where id = ?')
  }

  /** By name. */
  list(pipeline: string): SavedView[] {
    return this.#list.all(pipeline)
  }

  get(id: number): (SavedView & { readonly pipeline: string }) | null {
    return this.#get.get(id) ?? null
  }

  named(pipeline: string, name: string): SavedView | null {
    return this.#named.get(pipeline, name) ?? null
  }

  add(pipeline: string, name: string, query: string): number {
    return Number(this.#insert.run(pipeline, name, query).lastInsertRowid)
  }

  update({ id, name, query }: SavedView): void {
    this.#update.run(name, query, id)
  }

  delete(id: number): void {
    this.#delete.run(id)
  }
}
