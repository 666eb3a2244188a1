import type { BatchId, ItemId } from '../../../shared/ids.ts'
import { idRange } from '../../../shared/ids.ts'
import type { Db } from '../connection/database.ts'

type Fields = Readonly<Record<string, string>>

/** What a person did to an item: answered it, took its answer as good, or changed what the model is asked. */
export interface Override {
  readonly at: number
  readonly by: string
  readonly what: 'override' | 'accept' | 'edit'
  readonly reason: string | null
  /** After an edit: the pipeline's input fields. */
  readonly fields: Fields | null
  /** After an override: the answer. Where an earlier answer was kept: how the item stood before, as `ItemState`. */
  readonly output: unknown
}

/** The history of what people did to items. It is only ever added to. */
export class Overrides {
  readonly #insert
  readonly #list
  readonly #edited

  constructor(db: Db) {
    this.#insert = db.prepare(
      'insert into override (item_id, at, by, what, reason, fields, output) values (?, ?, ?, ?, ?, ?, ?)',
    )
    this.#list = db.prepare<[ItemId], OverrideRow>('select * from override where item_id = ? order by id')
    this.#edited = db
      .prepare<[ItemId, ItemId], ItemId>(
        `select distinct item_id from override where item_id between ? and ? and what = 'edit' order by item_id`,
      )
      .pluck()
  }

  add(id: ItemId, { at, by, what, reason, fields, output }: Override): void {
    this.#insert.run(id, at, by, what, reason, jsonOf(fields), jsonOf(output))
  }

  /** Oldest first. */
  list(id: ItemId): Override[] {
    return this.#list.all(id).map(({ fields, output, ...rest }) => ({
      ...rest,
      fields: fields === null ? null : (JSON.parse(fields) as Fields),
      output: output === null ? null : (JSON.parse(output) as unknown),
    }))
  }

  /** The items of a batch whose input was ever edited, in source order. */
  edited(batchId: BatchId): ItemId[] {
    return this.#edited.all(...idRange(batchId))
  }
}

interface OverrideRow extends Omit<Override, 'fields' | 'output'> {
  readonly fields: string | null
  readonly output: string | null
}

function jsonOf(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value)
}
