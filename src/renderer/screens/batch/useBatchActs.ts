import type { BatchView } from '../../../shared/views/batchViews.ts'
import type { FailureGroup, Remedy } from '../../../shared/views/itemViews.ts'
import type { RowPart } from '../../../shared/views/seal.ts'
import type { Finding } from '../../../shared/views/smellViews.ts'
import { setQuery, useRoute } from '../../route.ts'
import type { Asked } from './BatchDialogs.tsx'
import { askedFor } from './BatchDialogs.tsx'
import type { Checking } from './check/useCheck.ts'
import type { Retry } from './failures/retryFor.ts'
import { allFailed } from './failures/retryFor.ts'
import { onlyFilter } from './filterQuery.ts'
import { viewOf, withPart } from './itemsQuery.ts'
import type { Chosen } from './items/selecting/selection.ts'
import { allShown, filterWithout } from './items/selecting/selection.ts'

/** What the screen of a batch does from its buttons and keys, besides the steering. */
export interface BatchActs {
  readonly export: () => void
  readonly exportRows: (chosen: Chosen) => void
  readonly retryRows: (chosen: Chosen) => void
  readonly retryFailed: () => void
  readonly remedy: (group: FailureGroup, remedy: Remedy) => void
  /** Shows the rows of a part, or no longer. */
  readonly part: (part: RowPart) => void
  /** Shows the rows that were answered, and only them. */
  readonly answers: () => void
  /** Asks before rows are run again on the first model. */
  readonly rerun: (retry: Retry) => void
  readonly check: () => void
  /** Shows the rows of what looks odd. */
  readonly finding: (finding: Finding) => void
  readonly foldCharts: () => void
}

const answered = ['model', 'cache', 'human'] as const satisfies readonly RowPart[]

/** Each of them changes the address, or asks first. */
export function useBatchActs(batch: BatchView, checking: Checking, ask: (asked: Asked) => void): BatchActs {
  const { query } = useRoute()
  const { filter } = viewOf(query)
  const exportRows = (chosen: Chosen): void => ask({ kind: 'export', chosen })
  const rerun = (retry: Retry): void => ask({ kind: 'retry', retry })
  const showRejects = (): void => ask({ kind: 'rejects' })
  return {
    export: () => exportRows(allShown),
    exportRows,
    retryRows: (chosen) => {
      const rows = chosen.rows === null ? filterWithout(filter, chosen) : chosen.rows
      rerun({ scope: { rows, from: null, limit: null } })
    },
    retryFailed: () => rerun(allFailed),
    remedy: (group, remedy) => ask(askedFor(group, remedy, batch)),
    part: (part) => (part === 'rejected' ? showRejects() : setQuery(withPart(query, part))),
    answers: () => setQuery(onlyFilter(query, { parts: answered.filter((part) => batch.seal[part] > 0) })),
    rerun,
    check: () => {
      setQuery({ tab: 'check', item: null })
      checking.start()
    },
    // Rows without a filter are no items: they were rejected at the import.
    finding: (finding) => (finding.filter ? setQuery(onlyFilter(query, finding.filter)) : showRejects()),
    foldCharts: () => setQuery({ charts: hasCharts(query) ? 'off' : null }),
  }
}

/** They are shown unless the address says otherwise. */
export function hasCharts(query: URLSearchParams): boolean {
  return query.get('charts') !== 'off'
}
