import type { FailureKind } from '../../../shared/failure.ts'
import type { BatchId, ItemId } from '../../../shared/ids.ts'
import { batchOf, itemId, rowOf } from '../../../shared/ids.ts'
import type { ItemState } from '../../../shared/item.ts'
import { freshProgress } from '../../../shared/item.ts'
import type { StageName } from '../../../shared/stage.ts'
import { checkpointBefore, checkpoints } from '../../../shared/stage.ts'
import type { Counters } from '../counts/counters.ts'
import { countedAs } from './commitItem.ts'
import type { Db } from '../connection/database.ts'
import { countAnswer } from '../counts/distributions.ts'
import { inTransaction } from '../connection/inTransaction.ts'
import type { ItemRow } from './itemRow.ts'
import { stateOf } from './itemRow.ts'
import type { Items } from './items.ts'
import type { ItemUpdates } from './itemUpdates.ts'
import { isSpecial } from './special.ts'

/** Which finished items to run again. Without rows: all failed ones, or those of one kind. */
export interface RetryScope {
  readonly rows: readonly number[] | null
  /** A kind of failure, or `default` for the items that the default response answered. */
  readonly kind: FailureKind | 'default' | null
  /** null: from the stage that failed, or from `process` for an item that has an answer. */
  readonly from: StageName | null
}

export interface RetryPlan {
  /** The items as they will be stored. */
  readonly items: readonly ItemState[]
  /** How many of them have an answer, which the new one replaces. */
  readonly answered: number
  /** How many of those a person wrote. */
  readonly byPerson: number
  /** Rows in the scope that cannot start there, because the stage before has left nothing. */
  readonly impossible: readonly number[]
}

/** Says what a retry of a few rows would cover, and changes nothing. */
export function planRetry(db: Db, batchId: BatchId, scope: RetryScope): RetryPlan {
  const pages = [...planPages(db, batchId, scope, { pageRows: Infinity, limit: null })]
  const sum = (count: (plan: RetryPlan) => number) => pages.reduce((total, page) => total + count(page), 0)
  return {
    items: pages.flatMap(({ items }) => items),
    answered: sum(({ answered }) => answered),
    byPerson: sum(({ byPerson }) => byPerson),
    impossible: pages.flatMap(({ impossible }) => impossible),
  }
}

/** The same for any number of rows, so many at a time, until `limit` are planned: a retry may cover a million. */
export function* planPages(
  db: Db,
  batchId: BatchId,
  scope: RetryScope,
  { pageRows, limit }: { readonly pageRows: number; readonly limit: number | null },
): Generator<RetryPlan> {
  let left = limit ?? Infinity
  for (const found of finishedPages(db, batchId, scope, pageRows)) {
    const plan = planOf(found, scope, left)
    yield plan
    left -= plan.items.length
    if (left === 0) return
  }
}

function planOf(found: readonly ItemState[], { from }: RetryScope, most: number): RetryPlan {
  const starts = found.map((item) => ({ item, stage: from ?? stageToRetry(item) }))
  const possible = starts.filter(({ item, stage }) => canStart(item, stage)).slice(0, most)
  const answered = possible.filter(({ item }) => item.status === 'complete')
  return {
    items: possible.map(({ item, stage }) => reopened(item, stage)),
    answered: answered.length,
    byPerson: answered.filter(({ item }) => item.answeredBy === 'human').length,
    impossible: starts.filter(({ item, stage }) => !canStart(item, stage)).map(({ item }) => rowOf(item.id)),
  }
}

/** Puts the planned items back to work. The old failure stays on each until its new outcome is there. */
export function reopen(
  tables: { db: Db; items: Items; itemUpdates: ItemUpdates; counters: Counters },
  plan: RetryPlan,
  at: number,
): void {
  const { items, itemUpdates, counters } = tables
  inTransaction(tables, () => {
    for (const item of plan.items) {
      const [batchId, row] = [batchOf(item.id), rowOf(item.id)]
      for (const name of countedAs(items.get(batchId, row)!)) counters.add(batchId, name, -1)
      countAnswer(counters, batchId, items.facets(item.id), -1)
      for (const name of countedAs(item)) counters.add(batchId, name, 1)
      if (item.asking === 'fresh') counters.add(batchId, 'answers:unshared', 1)
      itemUpdates.update(item, at)
    }
  })
}

function* finishedPages(
  db: Db,
  batchId: BatchId,
  { rows, kind }: RetryScope,
  pageRows: number,
): Generator<ItemState[]> {
  const get = db.prepare<[ItemId], ItemRow>(
    `select * from item where id = ? and status in ('complete', 'failed')`,
  )
  const wanted = [...new Set(rows ?? specialRows(db, batchId, kind))]
  for (let from = 0; from < wanted.length; from += pageRows) {
    const page = wanted.slice(from, from + pageRows).flatMap((row) => get.get(itemId(batchId, row)) ?? [])
    const found = page.map(stateOf)
    yield kind === null ? found : found.filter((item) => isOfKind(item, kind))
  }
}

/** In source order. */
function specialRows(db: Db, batchId: BatchId, kind: RetryScope['kind']): number[] {
  const wanted = kind === 'default' ? `status = 'complete' and answered_by = 'default'` : `status = 'failed'`
  return db
    .prepare<[BatchId], ItemId>(
      `select id from item where id >> 32 = ? and ${isSpecial} and ${wanted} order by id`,
    )
    .pluck()
    .all(batchId)
    .map(rowOf)
}

function isOfKind(item: ItemState, kind: FailureKind | 'default'): boolean {
  return kind === 'default'
    ? item.answeredBy === 'default'
    : item.status === 'failed' && item.failure?.kind === kind
}

/** A reply that could not be parsed will not parse the second time: such an item is asked again. */
function stageToRetry(item: ItemState): StageName {
  if (item.answeredBy === 'human') return 'acquire'
  const failed = item.status === 'failed' ? item.failure?.stage : undefined
  return !failed || failed === 'parse' ? 'process' : failed
}

/** A person may have answered before any stage did, or after an edit: what stages left is not to be built on. */
function canStart(item: ItemState, stage: StageName): boolean {
  if (item.answeredBy === 'human') return stage === 'acquire' || stage === 'render'
  if (stage === 'parse' && item.answeredBy === 'default') return false
  return checkpoints.indexOf(item.checkpoint) >= checkpoints.indexOf(checkpointBefore(stage))
}

function reopened(item: ItemState, stage: StageName): ItemState {
  const isFree = stage === 'parse' || stage === 'render'
  return {
    ...item,
    status: 'pending',
    checkpoint: checkpointBefore(stage),
    progress: isFree ? item.progress : freshProgress,
    answeredBy: isFree ? item.answeredBy : null,
    model: isFree ? item.model : null,
    waitUntil: null,
    asking: isFree ? 'never' : item.status === 'complete' ? 'fresh' : 'cached',
  }
}
