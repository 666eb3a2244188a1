import { useState } from 'react'
import type { BatchId } from '../../../shared/ids.ts'
import type { BatchView } from '../../../shared/views/batchViews.ts'
import type { RetryScope } from '../../../shared/views/itemViews.ts'
import { useLive } from '../../live.ts'
import { Trouble } from '../../parts/Trouble.tsx'
import { useKeys } from '../../parts/useKeys.ts'
import { linkTo, setQuery, useRoute } from '../../route.ts'
import { ActivityTab } from './ActivityTab.tsx'
import { BatchHead } from './BatchHead.tsx'
import { Charts } from './charts/Charts.tsx'
import { ExportDialog } from './exporting/ExportDialog.tsx'
import { FailuresTab } from './failures/FailuresTab.tsx'
import { Inspector } from './inspector/Inspector.tsx'
import { ItemsTab } from './items/ItemsTab.tsx'
import { viewOf } from './itemsQuery.ts'
import { Metrics } from './Metrics.tsx'
import { PauseBanner } from './PauseBanner.tsx'
import { RejectsDialog } from './RejectsDialog.tsx'
import { RetryDialog } from './retry/RetryDialog.tsx'
import { StatusLine } from './StatusLine.tsx'
import { Tabs } from './Tabs.tsx'
import { TopBar } from './TopBar.tsx'
import { useTitle } from './useTitle.ts'

const otherTabs = ['failures', 'activity'] as const

/** One batch: how it goes, where every row is, and the rows themselves. */
export function BatchScreen({ batchId }: { readonly batchId: number }) {
  const { value: batch, error } = useLive('batch.read', { batchId: batchId as BatchId })
  if (batch) return <Loaded batch={batch} />
  if (!error) return null
  return (
    <div className="pad grid gap-3">
      <Trouble message={error} />
      <a className="link" href={linkTo('batches')}>
        All batches
      </a>
    </div>
  )
}

type Open =
  | { readonly kind: 'rejects' }
  | { readonly kind: 'retry'; readonly scope: RetryScope }
  | { readonly kind: 'export'; readonly selected: readonly number[] | null }

function Loaded({ batch }: { readonly batch: BatchView }) {
  const { query } = useRoute()
  const [open, setOpen] = useState<Open | null>(null)
  const view = viewOf(query)
  useTitle(batch)
  const tab = otherTabs.find((name) => name === query.get('tab')) ?? 'items'
  const row = tab === 'items' && query.has('item') ? Number(query.get('item')) : null
  const hasCharts = query.get('charts') !== 'off'
  const tabs = <Tabs batch={batch} tab={tab} />
  const exportWith = (selected: readonly number[] | null): void => setOpen({ kind: 'export', selected })
  const retry = (rows: readonly number[] | null): void =>
    setOpen({
      kind: 'retry',
      scope: { rows: rows === null ? view.filter : [...rows], from: null, limit: null },
    })
  useKeys({
    c: () => setQuery({ charts: hasCharts ? 'off' : null }),
    'Mod+e': () => exportWith(null),
  })
  return (
    <>
      <TopBar
        batch={batch}
        onExport={() => exportWith(null)}
        onRetryFailed={() => setOpen({ kind: 'retry', scope: failedRows })}
      />
      <PauseBanner batch={batch} />
      <BatchHead batch={batch} onRejects={() => setOpen({ kind: 'rejects' })} />
      {tab !== 'failures' && <Metrics batch={batch} />}
      {tab !== 'failures' && hasCharts && <Charts batch={batch} />}
      {tab === 'failures' && <FailuresTab batch={batch} tabs={tabs} />}
      {tab === 'activity' && <ActivityTab batchId={batch.id} tabs={tabs} />}
      {tab === 'items' && <ItemsTab batch={batch} tabs={tabs} onRetry={retry} onExport={exportWith} />}
      <StatusLine batch={batch} tab={tab} />
      {row !== null && (
        <Inspector
          batch={batch}
          row={row}
          view={view}
          onMove={(next) => setQuery({ item: String(next) })}
          onClose={() => setQuery({ item: null })}
        />
      )}
      {open?.kind === 'rejects' && <RejectsDialog batch={batch} onClose={() => setOpen(null)} />}
      {open?.kind === 'retry' && (
        <RetryDialog batch={batch} scope={open.scope} onClose={() => setOpen(null)} />
      )}
      {open?.kind === 'export' && (
        <ExportDialog
          batch={batch}
          filter={view.filter}
          selected={open.selected}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}

const failedRows: RetryScope = { rows: { parts: ['failed'] }, from: null, limit: null }
