import type { BatchId } from '../../../shared/ids.ts'
import { itemId } from '../../../shared/ids.ts'
import { plainName } from '../../../shared/practiceName.ts'
import type { ItemFilter } from '../../../shared/views/itemViews.ts'
import type { RowPart, SealPart } from '../../../shared/views/seal.ts'
import type { Db } from '../database.ts'
import { lastId } from '../items.ts'
import { searched } from '../searchIndex.ts'
import { isSpecial } from '../special.ts'
import { noMarks, remark, withMark } from './marks.ts'
import { readRows, rowNumber } from './readRows.ts'
import { skippedRows } from './skippedRows.ts'

/** Whose rows are asked for. */
export interface ViewedBatch {
  readonly id: BatchId
  /** The columns of the answer that have an index, in the order of `item.facet_1` and so on. */
  readonly facets: readonly string[]
}

/** Rows that pass a test, in any order. */
export type Passing = Uint32Array

/** Every row of the batch, in source order. */
export function allRows(db: Db, { id }: ViewedBatch): Uint32Array {
  return readRows(db, `select ${rowNumber} from item where ${ofBatch} order by id`, rangeOf(id))
}

/** The rows that pass each test of the filter: one list a test. `all` is `allRows`, `now` ms UTC. */
export function passingRows(
  db: Db,
  batch: ViewedBatch,
  filter: ItemFilter,
  { all, now }: { readonly all: Uint32Array; readonly now: number },
): Passing[] {
  const { parts, rungs, fingerprint, smell, text, values = {}, ranges = {} } = filter
  return [
    ...(parts ? [ofParts(db, batch, parts, all)] : []),
    ...(fingerprint === undefined ? [] : [ofCause(db, batch, fingerprint)]),
    ...(rungs ? [onRungs(db, batch, rungs)] : []),
    ...(smell === undefined ? [] : [ofSmell(db, batch, smell)]),
    ...onRow(filter, now).map(({ test, value }) =>
      readRows(db, `select ${rowNumber} from item where ${ofBatch} and ${test}`, [
        ...rangeOf(batch.id),
        ...value,
      ]),
    ),
    ...Object.entries(values).map(([column, wanted]) => withValue(db, batch, column, wanted)),
    ...Object.entries(ranges).map(([column, span]) => within(db, batch, column, span)),
    ...(text?.trim() ? [searched(db, batch.id, text)] : []),
  ]
}

export const ofBatch = 'id between ? and ?'

export function rangeOf(id: BatchId): [number, number] {
  return [itemId(id, 0), lastId(id)]
}

/** Tests that look at the rows themselves. */
function onRow(
  { model, touchedWithinMs, isRetried }: ItemFilter,
  now: number,
): { readonly test: string; readonly value: readonly unknown[] }[] {
  return [
    ...(model === undefined ? [] : [{ test: 'model = ?', value: [plainName(model)] }]),
    ...(touchedWithinMs === undefined ? [] : [{ test: 'changed_at >= ?', value: [now - touchedWithinMs] }]),
    ...(isRetried === undefined ? [] : [{ test: isRetried ? 'attempts > 1' : 'attempts <= 1', value: [] }]),
  ]
}

type SpecialPart = Exclude<SealPart, 'pending' | 'model' | 'rejected'>

/** What is neither open nor special was answered by a model: most rows, found without being looked at. */
function ofParts(db: Db, { id }: ViewedBatch, parts: readonly RowPart[], all: Uint32Array): Passing {
  const special = new Map(specialParts.map((part) => [part, ofSpecialPart(db, id, part)]))
  const wanted = [
    ...specialParts
      .filter((part) => part !== 'skipped' && parts.includes(part))
      .map((part) => special.get(part)!),
    ...skippedParts.filter((part) => parts.includes(part)).map((part) => skippedRows(db, id, part)),
  ]
  if (!parts.includes('pending') && !parts.includes('model')) return joined(wanted)
  const marks = noMarks(all)
  const [answered, open, other] = [0, 1, 2]
  remark(readRows(db, openRows, [id]), marks, answered, open)
  for (const rows of special.values()) for (const mark of [answered, open]) remark(rows, marks, mark, other)
  const pending = parts.includes('pending') ? [withMark(all, marks, open)] : []
  const model = parts.includes('model') ? [withMark(all, marks, answered)] : []
  return joined([...wanted, ...pending, ...model])
}

const openRows = `select ${rowNumber} from item where batch_id = ? and status in ('pending', 'running', 'waiting')`
const skippedParts = ['skipped', 'unstarted'] as const
const specialParts: readonly SpecialPart[] = [
  ...(['running', 'waiting', 'failed', 'skipped', 'cancelled'] as const),
  ...(['cache', 'human', 'default'] as const),
]

function ofSpecialPart(db: Db, id: BatchId, part: SpecialPart): Uint32Array {
  const isAnswer = part === 'cache' || part === 'human' || part === 'default'
  const test = isAnswer ? `status = 'complete' and answered_by = ?` : 'status = ?'
  return readRows(db, `select ${rowNumber} from item where id >> 32 = ? and ${isSpecial} and ${test}`, [
    id,
    part,
  ])
}

function ofCause(db: Db, { id }: ViewedBatch, fingerprint: string): Passing {
  const sql = `select ${rowNumber} from item where id >> 32 = ? and ${isSpecial} and status = 'failed' and fingerprint = ?`
  return readRows(db, sql, [id, fingerprint])
}

/** Answered by one of these models of the chain; the first is 1, and its rows are most. */
function onRungs(db: Db, { id }: ViewedBatch, { from, to }: NonNullable<ItemFilter['rungs']>): Passing {
  const isFirst = from <= 1
  const within = isFirst ? ofBatch : 'id >> 32 = ? and rung > 0'
  return readRows(
    db,
    `select ${rowNumber} from item
     where ${within} and status = 'complete' and answered_by = 'model' and rung between ? and ?`,
    [...(isFirst ? rangeOf(id) : [id]), from - 1, (to ?? 2 ** 31) - 1],
  )
}

/** Rows that the newest whole check of the batch has found. */
function ofSmell(db: Db, { id }: ViewedBatch, smell: string): Passing {
  return readRows(
    db,
    `select item_id & 4294967295 as row from smell_row where check_id =
       (select max(id) from smell_check where batch_id = ? and report is not null) and smell = ?`,
    [id, smell],
  )
}

export function joined(lists: readonly Uint32Array[]): Uint32Array {
  const rows = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const list of lists) {
    rows.set(list, at)
    at += list.length
  }
  return rows
}

function withValue(db: Db, batch: ViewedBatch, column: string, wanted: readonly string[]): Passing {
  const facet = facetOf(batch, column)
  const places = wanted.map(() => '?').join(', ')
  return readRows(
    db,
    `select ${rowNumber} from item where id >> 32 = ? and ${facet} is not null and ${facet} in (${places})`,
    [batch.id, ...wanted],
  )
}

/** From `min` on, below `max`. Text stands behind all numbers, so a range without end must end before it. */
function within(db: Db, batch: ViewedBatch, column: string, { min, max }: Span): Passing {
  const facet = facetOf(batch, column)
  return readRows(
    db,
    `select ${rowNumber} from item where id >> 32 = ? and ${facet} is not null and ${facet} >= ? and ${facet} < ?`,
    [batch.id, min ?? -Infinity, max ?? ''],
  )
}

type Span = NonNullable<ItemFilter['ranges']>[string]

/** The SQL column that holds a field of the answer. */
export function facetOf({ facets }: ViewedBatch, column: string): string {
  const index = facets.indexOf(column)
  if (index < 0) throw new Error(`"${column}" has no index.`)
  return `facet_${index + 1}`
}
