import type { FailureKind } from '../../../shared/failure.ts'
import type { ItemDetail } from '../../../shared/views/itemViews.ts'

/** What helps a single row, by the cause it failed of: the same question to the same models is of no use to some. */
export function helpsRow(kind: FailureKind): ItemDetail['helps'] {
  switch (kind) {
    case 'empty_input':
    case 'too_large':
    case 'bad_request':
    case 'refusal':
      return 'edit'
    case 'stage_error':
      return 'override'
    default:
      return 'retry'
  }
}
