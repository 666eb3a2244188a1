import type { BatchId, ItemId } from '../../shared/ids.ts'
import { itemId } from '../../shared/ids.ts'
import { plainName } from '../../shared/practiceName.ts'
import type { ItemFilter, ItemSort, ItemsView } from '../../shared/views/itemViews.ts'
import type { Db } from './database.ts'
import type { ItemRow } from './items.ts'
import { lastId } from './items.ts'
import { newestRendered } from './newestRendered.ts'

/** An item as the table shows it. */
export interface ViewedItem extends ItemRow {
  readonly changed_at: number
  /** The newest rendered row as JSON; null until there is one. */
  readonly rendered: string | null
}

/** Where a row stands in a view, counted from 0. null: it is not in it, or nobody is there. */
export interface Place {
  readonly index: number | null
  readonly before: number | null
  readonly after: number | null
}

/** Part of a statement, with the values for its question marks. */
interface Sql {
  readonly sql: string
  readonly values: readonly unknown[]
}

/** The items of a batch as an operator looks at them: narrowed, sorted, page by page. `now` is ms UTC. */
export class ItemViews {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  /** All row numbers that the filter lets through, in source order. */
  rows(batchId: BatchId, filter: ItemFilter, now: number): number[] {
    const { sql, values } = where(batchId, filter, now)
    return this.#db.prepare<unknown[], number>(`select row from item ${sql} order by id`).pluck().all(values)
  }

  count(batchId: BatchId, filter: ItemFilter, now: number): number {
    const { sql, values } = where(batchId, filter, now)
    return this.#db.prepare<unknown[], number>(`select count(*) from item ${sql}`).pluck().get(values)!
  }

  page(
    batchId: BatchId,
    { filter, sort }: ItemsView,
    { offset, limit }: { readonly offset: number; readonly limit: number },
    now: number,
  ): ViewedItem[] {
    const [wanted, order] = [where(batchId, filter, now), orderOf(sort)]
    return this.#db
      .prepare<unknown[], ViewedItem>(
        `select *, iif(status = 'complete', ${newestRendered}, null) as rendered from item
         ${wanted.sql} order by ${order.sql} limit ? offset ?`,
      )
      .all(...wanted.values, ...order.values, limit, offset)
  }

  get(batchId: BatchId, row: number): ViewedItem | null {
    const found = this.#db
      .prepare<[ItemId], ViewedItem>(
        `select *, iif(status = 'complete', ${newestRendered}, null) as rendered from item where id = ?`,
      )
      .get(itemId(batchId, row))
    return found ?? null
  }

  /** Whether what it has as output is its answer, and not left from an earlier run. */
  isAnswered(id: ItemId): boolean {
    const sql = `select status = 'complete' from item where id = ?`
    return this.#db.prepare<[ItemId], number>(sql).pluck().get(id) === 1
  }

  place(batchId: BatchId, { filter, sort }: ItemsView, row: number, now: number): Place {
    const [wanted, order] = [where(batchId, filter, now), orderOf(sort)]
    const found = this.#db
      .prepare<unknown[], Place>(
        `select "index", before, after from (
           select row, row_number() over w - 1 as "index", lag(row) over w as before, lead(row) over w as after
           from item ${wanted.sql} window w as (order by ${order.sql}))
         where row = ?`,
      )
      .get(...wanted.values, ...order.values, row)
    return found ?? { index: null, before: null, after: null }
  }
}

const part = `iif(status = 'complete', coalesce(answered_by, 'model'), status)`
/** A field of the answer, null where there is none. */
const field = `iif(status = 'complete', ${newestRendered} ->> ?, null)`

function where(batchId: BatchId, filter: ItemFilter, now: number): Sql {
  const range = { sql: 'id between ? and ?', values: [itemId(batchId, 0), lastId(batchId)] }
  const tests = [
    range,
    ...testsOnRow(filter, now),
    ...testsOnCheck(batchId, filter),
    ...testsOnAnswer(filter),
  ]
  return {
    sql: `where ${tests.map(({ sql }) => sql).join(' and ')}`,
    values: tests.flatMap(({ values }) => values),
  }
}

function testsOnRow(filter: ItemFilter, now: number): Sql[] {
  const { parts, model, rungs, fingerprint, touchedWithinMs, isRetried, text } = filter
  const tests: Sql[] = []
  if (parts) tests.push(isOneOf(part, parts))
  if (model !== undefined) tests.push({ sql: 'model = ?', values: [plainName(model)] })
  if (rungs) tests.push(onRungs(rungs))
  if (touchedWithinMs !== undefined) tests.push({ sql: 'changed_at >= ?', values: [now - touchedWithinMs] })
  if (isRetried !== undefined) tests.push({ sql: isRetried ? 'attempts > 1' : 'attempts <= 1', values: [] })
  if (fingerprint !== undefined) {
    const cause = 'fingerprint(failure_stage, failure_kind, failure_message) = ?'
    tests.push({ sql: `status = 'failed' and ${cause}`, values: [fingerprint] })
  }
  if (text) tests.push(holdsText(text.toLowerCase()))
  return tests
}

function onRungs({ from, to }: NonNullable<ItemFilter['rungs']>): Sql {
  const sql = `status = 'complete' and answered_by = 'model' and rung between ? and ?`
  return { sql, values: [from - 1, (to ?? 2 ** 31) - 1] }
}

/** Rows that the newest whole check of the batch has found. */
function testsOnCheck(batchId: BatchId, { smell }: ItemFilter): Sql[] {
  if (smell === undefined) return []
  const check = '(select max(id) from smell_check where batch_id = ? and report is not null)'
  const sql = `id in (select item_id from smell_row where check_id = ${check} and smell = ?)`
  return [{ sql, values: [batchId, smell] }]
}

/** SQL by itself knows the cases of ASCII only. */
function holdsText(lower: string): Sql {
  const sql = '(select holds_text(external_id, cells, ?) from source_row where item_id = item.id)'
  return { sql, values: [lower] }
}

function testsOnAnswer({ values = {}, ranges = {} }: ItemFilter): Sql[] {
  const choices = Object.entries(values).map(([column, wanted]) => {
    const { sql, values: list } = isOneOf(field, wanted)
    return { sql, values: [column, ...list] }
  })
  const spans = Object.entries(ranges).flatMap(([column, { min, max }]) => [
    ...(min === undefined ? [] : [{ sql: `${field} >= ?`, values: [column, min] }]),
    ...(max === undefined ? [] : [{ sql: `${field} < ?`, values: [column, max] }]),
  ])
  return [...choices, ...spans]
}

function isOneOf(expression: string, values: readonly string[]): Sql {
  return { sql: `${expression} in (${values.map(() => '?').join(', ')})`, values }
}

const fixedColumns = {
  row: 'id',
  attempts: 'attempts',
  cost: 'cost_nano_usd',
  changed: 'changed_at',
} as const

/** Rows that are equal stay in source order; those without the field come last. */
function orderOf({ by, isDescending }: ItemSort): Sql {
  const direction = isDescending ? 'desc' : 'asc'
  if (!by.startsWith('field:')) {
    return { sql: `${fixedColumns[by as keyof typeof fixedColumns]} ${direction}, id`, values: [] }
  }
  return { sql: `${field} ${direction} nulls last, id`, values: [by.slice('field:'.length)] }
}
