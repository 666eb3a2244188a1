import type { BatchId, ItemId } from '../../shared/ids.ts'
import { itemId, rowOf } from '../../shared/ids.ts'
import type { FailureKind } from '../../shared/failure.ts'
import type { AnswerSource, Asking, ItemState, ItemStatus, StageFailure } from '../../shared/item.ts'
import type { Checkpoint, StageName } from '../../shared/stage.ts'
import type { Cell } from '../../shared/table.ts'
import type { Db } from './database.ts'
import { fingerprint } from './fingerprint.ts'

const openItems = `status in ('pending', 'running', 'waiting')`

export interface ItemRow {
  readonly id: ItemId
  readonly external_id: string | null
  readonly status: ItemStatus
  readonly checkpoint: Checkpoint
  readonly rung: number
  readonly tries: number
  readonly asked: number
  readonly raised: number
  readonly asking: Asking
  readonly answered_by: AnswerSource | null
  readonly model: string | null
  readonly attempts: number
  readonly cost_nano_usd: number
  readonly wait_until: number | null
  readonly failure_stage: StageName | null
  readonly failure_kind: FailureKind | null
  readonly failure_message: string | null
  readonly same_as: number | null
}

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

  /** The next items of any status, in source order, after the given one. */
  after(batchId: BatchId, after: ItemId, limit: number): ItemState[] {
    return this.#after.all(after, lastId(batchId), limit).map(stateOf)
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
    return this.#repeatedIds.get(itemId(batchId, 0), lastId(batchId))!.rows
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

export function lastId(batchId: BatchId): ItemId {
  return itemId(batchId, 2 ** 32 - 1)
}

/** The greatest row number of a batch; 0: it has no items. */
export function lastRow(db: Db, batchId: BatchId): number {
  const sql = 'select max(id) from item where id between ? and ?'
  const last = db
    .prepare<[ItemId, ItemId], ItemId | null>(sql)
    .pluck()
    .get(itemId(batchId, 0), lastId(batchId))
  return last == null ? 0 : rowOf(last)
}

export function stateOf(row: ItemRow): ItemState {
  return {
    id: row.id,
    status: row.status,
    checkpoint: row.checkpoint,
    progress: { rung: row.rung, tries: row.tries, asked: row.asked, raised: row.raised },
    answeredBy: row.answered_by,
    model: row.model,
    attempts: row.attempts,
    costNanoUsd: row.cost_nano_usd,
    waitUntil: row.wait_until,
    failure: failureOf(row),
    asking: row.asking,
    sameAs: row.same_as,
  }
}

function failureOf(row: ItemRow): StageFailure | null {
  if (!row.failure_kind || !row.failure_stage) return null
  return { kind: row.failure_kind, stage: row.failure_stage, message: row.failure_message ?? '' }
}
