import type { BatchId, ItemId } from '../../shared/ids.ts'
import { idRange, itemId, lastId } from '../../shared/ids.ts'
import type { ItemState } from '../../shared/item.ts'
import type { Cell } from '../../shared/table.ts'
import type { Db } from './database.ts'
import { fingerprint } from './fingerprint.ts'
import type { ItemRow } from './itemRow.ts'
import { stateOf } from './itemRow.ts'

const openItems = `status in ('pending', 'running', 'waiting')`

export class Items {
  readonly #update
  readonly #step
  readonly #finish
  readonly #setFacets
  readonly #facets
  readonly #get
  readonly #open
  readonly #after
  readonly #cells
  readonly #source
  readonly #repeatedIds

  constructor(db: Db) {
    this.#update = db.prepare(
      `update item set status = ?, checkpoint = ?, rung = ?, tries = ?, asked = ?, raised = ?, asking = ?,
         answered_by = ?, model = ?, attempts = ?, cost_nano_usd = ?, wait_until = ?,
         failure_stage = ?, failure_kind = ?, failure_message = ?, fingerprint = ?, changed_at = ?
       where id = ?`,
    )
    this.#setFacets = db.prepare(
      'update item set facet_1 = ?, facet_2 = ?, facet_3 = ?, facet_4 = ? where id = ?',
    )
    this.#facets = db.prepare<[ItemId], Record<string, Cell>>(
      'select facet_1, facet_2, facet_3, facet_4 from item where id = ?',
    )
    this.#finish = db.prepare(
      `update item set status = ?, checkpoint = ?, answered_by = ?, model = ?, attempts = ?, cost_nano_usd = ?,
         changed_at = ?, facet_1 = ?, facet_2 = ?, facet_3 = ?, facet_4 = ?
       where id = ?`,
    )
    this.#step = db.prepare(
      `update item set status = ?, checkpoint = ?, answered_by = ?, model = ?, attempts = ?, cost_nano_usd = ?,
         changed_at = ?
       where id = ?`,
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

  /**
   * `was`, where it is given, is what is stored: an ordinary step changes only a few columns of it. `facets` are those
   * of the answer that completes the row; without them a row keeps what it has while it is complete.
   */
  update(item: ItemState, at: number, was?: ItemState, facets?: readonly Cell[]): void {
    if (was && differsByAStep(was, item)) return this.#updateStep(item, at, facets)
    this.#updateAll(item, at)
    if (facets || item.status !== 'complete') this.#setFacets.run(...fourOf(facets ?? []), item.id)
  }

  #updateStep(item: ItemState, at: number, facets?: readonly Cell[]): void {
    const { status, checkpoint, answeredBy, model, attempts, costNanoUsd, id } = item
    if (facets)
      this.#finish.run(
        status,
        checkpoint,
        answeredBy,
        model,
        attempts,
        costNanoUsd,
        at,
        ...fourOf(facets),
        id,
      )
    else this.#step.run(status, checkpoint, answeredBy, model, attempts, costNanoUsd, at, id)
  }

  #updateAll(item: ItemState, at: number): void {
    const { progress, failure } = item
    this.#update.run(
      item.status,
      item.checkpoint,
      progress.rung,
      progress.tries,
      progress.asked,
      progress.raised,
      item.asking,
      item.answeredBy,
      item.model,
      item.attempts,
      item.costNanoUsd,
      item.waitUntil,
      failure?.stage ?? null,
      failure?.kind ?? null,
      failure?.message ?? null,
      item.status === 'failed' && failure ? fingerprint(failure.stage, failure.kind, failure.message) : null,
      at,
      item.id,
    )
  }

  get(batchId: BatchId, row: number): (ItemState & { readonly externalId: string | null }) | null {
    const found = this.#get.get(itemId(batchId, row))
    return found ? { ...stateOf(found), externalId: found.external_id } : null
  }

  /** The next items that are not finished, in source order, after the given one. */
  openAfter(batchId: BatchId, after: ItemId, limit: number): ItemState[] {
    return this.#open.all(batchId, after, limit).map(stateOf)
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

/** A row has room for so many. */
function fourOf(facets: readonly Cell[]): [Cell, Cell, Cell, Cell] {
  const [first = null, second = null, third = null, fourth = null] = facets
  return [first, second, third, fourth]
}

/** A row that fails gets its cause, also where its failure was known before. */
function differsByAStep(was: ItemState, item: ItemState): boolean {
  return (
    item.status !== 'failed' &&
    was.progress === item.progress &&
    was.failure === item.failure &&
    was.waitUntil === item.waitUntil &&
    was.asking === item.asking
  )
}
