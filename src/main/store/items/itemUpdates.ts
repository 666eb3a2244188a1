import type { ItemState } from '../../../shared/item.ts'
import type { Cell } from '../../../shared/table.ts'
import type { Db } from '../connection/database.ts'
import { fingerprint } from '../connection/fingerprint.ts'

/** Changes what is stored of an item. Call it inside the transaction that counts the change. */
export class ItemUpdates {
  readonly #update
  readonly #step
  readonly #finish
  readonly #setFacets

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
    const step = [status, checkpoint, answeredBy, model, attempts, costNanoUsd, at]
    if (facets) this.#finish.run(...step, ...fourOf(facets), id)
    else this.#step.run(...step, id)
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
