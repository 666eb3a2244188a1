import type { BatchView, Facet } from '../../../../shared/views/batchViews.ts'
import type { ItemDetail } from '../../../../shared/views/itemViews.ts'

export type Field = ItemDetail['blank'][number]

export type Range = Extract<Facet, { kind: 'number' }>

/** Between which numbers a field of the answer lies; null: it is no number, or any. */
export function rangeOf({ name }: Pick<Field, 'name'>, { facets }: Pick<BatchView, 'facets'>): Range | null {
  return facets.find((facet): facet is Range => facet.kind === 'number' && facet.column === name) ?? null
}

/** Whether what was typed into a field is a number that may not stand there. What is empty is not. */
export function isOutside(value: number | null, range: Range | null): boolean {
  if (value === null || range === null) return false
  return !(value >= range.min && value <= range.max)
}
