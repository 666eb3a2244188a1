import type { BatchView } from '../../../shared/views/batchViews.ts'
import type { FailureGroup, ItemFilter, Remedy } from '../../../shared/views/itemViews.ts'
import { ExportDialog } from './exporting/ExportDialog.tsx'
import type { Retry } from './failures/retryFor.ts'
import { retryFor } from './failures/retryFor.ts'
import { KeepDialog } from './failures/KeepDialog.tsx'
import { SkipDialog } from './failures/SkipDialog.tsx'
import type { Chosen } from './items/selecting/selection.ts'
import { filterWithout } from './items/selecting/selection.ts'
import { RejectsDialog } from './RejectsDialog.tsx'
import { RetryDialog } from './retry/RetryDialog.tsx'

/** What the operator is asked, or shown, over the screen of a batch. */
export type Asked =
  | { readonly kind: 'rejects' }
  | { readonly kind: 'retry'; readonly retry: Retry }
  | { readonly kind: 'skip'; readonly group: FailureGroup }
  | { readonly kind: 'keep'; readonly group: FailureGroup; readonly rows: number }
  | { readonly kind: 'export'; readonly chosen: Chosen }

/** What is asked before a remedy is applied. */
export function askedFor(group: FailureGroup, remedy: Remedy, batch: BatchView): Asked {
  if (remedy.kind === 'skip') return { kind: 'skip', group }
  if (remedy.kind === 'keep_earlier') return { kind: 'keep', group, rows: remedy.rows }
  return { kind: 'retry', retry: retryFor(group, remedy, batch) }
}

interface Props {
  readonly batch: BatchView
  /** What the table shows. */
  readonly filter: ItemFilter
  readonly asked: Asked
  readonly onClose: () => void
}

export function BatchDialogs({ batch, filter, asked, onClose }: Props) {
  switch (asked.kind) {
    case 'rejects':
      return <RejectsDialog batch={batch} onClose={onClose} />
    case 'retry':
      return <RetryDialog batch={batch} {...asked.retry} onClose={onClose} />
    case 'skip':
      return <SkipDialog batch={batch} group={asked.group} onClose={onClose} />
    case 'keep':
      return <KeepDialog batch={batch} group={asked.group} rows={asked.rows} onClose={onClose} />
    case 'export':
      return (
        <ExportDialog
          batch={batch}
          filter={filterWithout(filter, asked.chosen)}
          selected={asked.chosen.rows}
          onClose={onClose}
        />
      )
  }
}
