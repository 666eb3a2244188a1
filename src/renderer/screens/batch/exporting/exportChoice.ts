import type { CallInput } from '../../../../shared/contract.ts'
import type { ItemFilter } from '../../../../shared/views/itemViews.ts'

export type ExportRows = CallInput<'export.plan'>['rows']
export type RowsKind = ExportRows['kind']

export const formats = ['csv', 'jsonl', 'xlsx'] as const

export function rowsFor(kind: RowsKind, filter: ItemFilter, selected: readonly number[] | null): ExportRows {
  if (kind === 'filter') return { kind, filter }
  return kind === 'rows' ? { kind, rows: [...(selected ?? [])] } : { kind }
}
