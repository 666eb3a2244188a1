import type { ItemId } from '../../src/shared/ids.ts'
import { rowOf } from '../../src/shared/ids.ts'
import type { ItemState } from '../../src/shared/item.ts'
import { hasRow } from '../../src/shared/rowSpans.ts'
import type { Cell } from '../../src/shared/table.ts'
import { isUnstarted } from '../../src/shared/unstarted.ts'
import type { ItemFilter, ItemsView } from '../../src/shared/views/itemViews.ts'
import { fingerprint } from '../../src/main/store/connection/fingerprint.ts'

/** All that a view may look at of a row. */
export interface PlainRow {
  readonly state: ItemState
  readonly changedAt: number
  /** By column. Empty unless the row is complete. */
  readonly facets: Readonly<Record<string, Cell>>
  readonly words: readonly string[]
  readonly smells: readonly string[]
}

/** What a view shows, thought through row by row: the row numbers in their order. */
export function naiveView(rows: readonly PlainRow[], { filter, sort }: ItemsView, now: number): number[] {
  const shown = rows.filter((row) => passes(row, filter, now))
  const known = shown.filter((row) => keyOf(row, sort.by) !== null)
  const unknown = shown.filter((row) => keyOf(row, sort.by) === null)
  const direction = sort.isDescending ? -1 : 1
  const sorted = known.toSorted(
    (a, b) => direction * compared(keyOf(a, sort.by), keyOf(b, sort.by)) || rowIn(a) - rowIn(b),
  )
  return [...sorted, ...unknown].map(rowIn)
}

function passes(row: PlainRow, filter: ItemFilter, now: number): boolean {
  const { state, changedAt, facets, words, smells } = row
  const { parts, model, rungs, smell, text, touchedWithinMs, isRetried } = filter
  const isAnswered = state.status === 'complete'
  const part = isAnswered ? state.answeredBy! : isUnstarted(state) ? 'unstarted' : state.status
  const rung = state.progress.rung + 1
  const { failure } = state
  const cause =
    state.status === 'failed' ? fingerprint(failure!.stage, failure!.kind, failure!.message) : null
  return [
    parts === undefined || parts.includes(part),
    model === undefined || state.model === model,
    rungs === undefined || (part === 'model' && rung >= rungs.from && rung <= (rungs.to ?? Infinity)),
    smell === undefined || smells.includes(smell),
    text === undefined || text.split(' ').every((term) => words.some((word) => word.startsWith(term))),
    touchedWithinMs === undefined || changedAt >= now - touchedWithinMs,
    isRetried === undefined || state.attempts > 1 === isRetried,
    !hasRow(filter.except ?? [], rowOf(state.id)),
    filter.fingerprint === undefined || cause === filter.fingerprint,
    Object.entries(filter.values ?? {}).every(([name, wanted]) => wanted.includes(facets[name] as string)),
    Object.entries(filter.ranges ?? {}).every(([name, span]) => isWithin(facets[name], span)),
  ].every(Boolean)
}

function isWithin(value: Cell | undefined, { min, max }: NonNullable<ItemFilter['ranges']>[string]): boolean {
  return typeof value === 'number' && value >= (min ?? -Infinity) && value < (max ?? Infinity)
}

function keyOf({ state, changedAt, facets }: PlainRow, by: ItemsView['sort']['by']): string | number | null {
  switch (by) {
    case 'row':
      return rowOf(state.id)
    case 'attempts':
      return state.attempts
    case 'cost':
      return state.status === 'running' && state.costNanoUsd === 0 ? null : state.costNanoUsd
    case 'changed':
      return changedAt
    default:
      return (facets[by.slice('field:'.length)] ?? null) as string | number | null
  }
}

function compared(a: string | number | null, b: string | number | null): number {
  return a! < b! ? -1 : Number(a! > b!)
}

function rowIn({ state }: { readonly state: { readonly id: ItemId } }): number {
  return rowOf(state.id)
}
