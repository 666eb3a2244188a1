import type { CallInput, CallOutput } from '../../../../shared/contract.ts'
import type { RowSpans } from '../../../../shared/rowSpans.ts'
import type { ItemFilter } from '../../../../shared/views/itemViews.ts'

type ExportRows = CallInput<'export.plan'>['rows']
export type RowsKind = ExportRows['kind']

export const formats = ['csv', 'jsonl', 'xlsx'] as const

export type Target = NonNullable<CallOutput<'export.target'>['target']> & {
  /** In a dialog that has asked about a file that is there already. */
  readonly isChosen: boolean
}

/** What the operator has chosen so far. */
export interface ExportChoice {
  readonly kind: RowsKind
  readonly format: (typeof formats)[number]
  /** null: all. */
  readonly columns: readonly string[] | null
  /** null: the usual place. */
  readonly target: Target | null
}

/** What was selected is meant, else what is shown. */
export function firstChoice(filter: ItemFilter, selected: RowSpans | null): ExportChoice {
  const isFiltered = Object.keys(filter).length > 0
  return {
    kind: selected?.length ? 'rows' : isFiltered ? 'filter' : 'all',
    format: 'csv',
    columns: null,
    target: null,
  }
}

export function rowsFor(kind: RowsKind, filter: ItemFilter, selected: RowSpans | null): ExportRows {
  if (kind === 'filter') return { kind, filter }
  return kind === 'rows' ? { kind, rows: selected ?? [] } : { kind }
}
