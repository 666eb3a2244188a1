import type { Batch } from '../../../shared/batch.ts'
import { rowOf } from '../../../shared/ids.ts'
import type { Cell } from '../../../shared/table.ts'
import type { ItemLine } from '../../../shared/views/itemViews.ts'
import type { ViewedItem } from '../../store/items/itemViews.ts'
import { stateOf } from '../../store/items/itemRow.ts'
import type { Store } from '../../store/open.ts'
import { inTheWindow } from '../batch/inTheWindow.ts'
import { sourceCellsOf } from './sourceCells.ts'
import { titlesOf } from './titlesOf.ts'

/** Items as rows of the table, with what the chosen columns of the source say. */
export function itemLines(
  batch: Batch,
  items: readonly ViewedItem[],
  store: Store,
  columns: readonly string[] = [],
): ItemLine[] {
  const cellsOf = sourceCellsOf(batch, columns, store)
  const titles = titlesOf(
    batch,
    items.map(({ id }) => rowOf(id)),
    store,
  )
  return items.map((item, index) => lineOf(item, titles[index]!.title, cellsOf(rowOf(item.id))))
}

function lineOf(item: ViewedItem, title: string, source: ItemLine['source']): ItemLine {
  const state = stateOf(item)
  const { id, status, checkpoint, answeredBy, model, progress, failure } = state
  const { attempts, costNanoUsd, waitUntil, sameAs } = state
  return {
    row: rowOf(id),
    externalId: item.external_id,
    title,
    ...{ status, checkpoint, answeredBy, model, attempts, costNanoUsd, waitUntil },
    rung: progress.rung + 1,
    changedAt: item.changed_at,
    failure: failure && { ...failure, message: inTheWindow(failure.message) },
    sameAs: status === 'skipped' ? sameAs : null,
    output: item.rendered === null ? {} : (JSON.parse(item.rendered) as Record<string, Cell>),
    source,
  }
}
