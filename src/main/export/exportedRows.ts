import type { Batch } from '../../shared/batch.ts'
import type { ItemId } from '../../shared/ids.ts'
import type { ItemState } from '../../shared/item.ts'
import { practiceName } from '../../shared/words/practiceName.ts'
import { formatUsd } from '../../shared/money.ts'
import { sameContentAs } from '../../shared/words/sameContentAs.ts'
import type { Cell } from '../../shared/table.ts'
import type { Store } from '../store/open.ts'

const pageSize = 500

export interface RowOptions {
  /** Their numbers, in source order; null: all. Of a few among many only these are read. */
  readonly rows: Iterable<number> | null
  /** The pipeline's columns, as `render` names them. */
  readonly output: readonly string[]
  /** Takes only items for which this holds. */
  readonly only: (item: ItemState) => boolean
  /** Money as a number, for formats that keep types; as a decimal string otherwise. */
  readonly costAsNumber: boolean
}

/** The rows of a batch in source order: source cells as they came, the answer, and what is known about it. */
export function* exportedRows(store: Store, batch: Batch, options: RowOptions): Generator<Cell[]> {
  const items = options.rows === null ? allItems(store, batch) : itemsIn(options.rows, store, batch)
  for (const item of items) if (options.only(item)) yield rowOf(store, batch, item, options)
}

function* allItems(store: Store, batch: Batch): Generator<ItemState> {
  for (const page of store.items.pages(batch.id, pageSize)) yield* page
}

function* itemsIn(rows: Iterable<number>, store: Store, batch: Batch): Generator<ItemState> {
  for (const row of rows) {
    const item = store.items.get(batch.id, row)
    if (item) yield item
  }
}

function rowOf(store: Store, batch: Batch, item: ItemState, { output, costAsNumber }: RowOptions): Cell[] {
  const source = store.items.cells(item.id)
  const rendered = item.status === 'complete' ? renderedOf(store, item.id) : {}
  return [
    ...batch.source.columns.map((_, index) => source[index] ?? null),
    ...output.map((column) => rendered[column] ?? null),
    item.status,
    answeredByOf(item, batch),
    rungOf(item),
    item.attempts,
    costAsNumber ? item.costNanoUsd / 1e9 : formatUsd(item.costNanoUsd),
    causeOf(item),
  ]
}

/** The place in the chain that answered; null where none of it did. */
function rungOf({ status, answeredBy, progress }: ItemState): number | null {
  return status === 'complete' && answeredBy !== 'human' ? progress.rung + 1 : null
}

/** Why a row has no answer, or what stood in its way. */
function causeOf({ status, failure, sameAs }: ItemState): string | null {
  if (failure) return `${failure.kind}: ${failure.message}`
  return status === 'skipped' && sameAs !== null ? sameContentAs(sameAs) : null
}

function renderedOf(store: Store, id: ItemId): Record<string, Cell> {
  const artifact = store.artifacts.latest(id, 'rendered')
  if (!artifact) throw new Error(`item ${id} is complete but has no rendered row`)
  return JSON.parse(artifact.body) as Record<string, Cell>
}

/** Who answered a complete item; null for all others. */
export function answeredByOf(item: ItemState, batch: Batch): string | null {
  return item.status === 'complete' ? whoAnswered(item, batch) : null
}

/**
 * The model's id, `cache`, `default` or `human`. Answers of the practice model say so, also out of the cache, where
 * practice and real answers are never mixed. One of a model that took no call was brought along by a folder of items,
 * and its model is named as it was there.
 */
export function whoAnswered({ answeredBy, model, attempts }: ItemState, { settings }: Batch): string | null {
  const isPractice = settings.provider === 'practice'
  if (answeredBy === 'cache') return isPractice ? practiceName(answeredBy) : answeredBy
  if (answeredBy !== 'model' || model === null) return answeredBy
  return isPractice && attempts > 0 ? practiceName(model) : model
}
