import { useState } from 'react'
import type { BatchId } from '../../../shared/ids.ts'
import type { BatchView } from '../../../shared/views/batchViews.ts'
import { useLive } from '../../live.ts'
import { DeadEnd } from '../../parts/DeadEnd.tsx'
import { Outlines } from '../../parts/Outlines.tsx'
import { useKeys } from '../../parts/useKeys.ts'
import { linkTo, setQuery, useRoute } from '../../route.ts'
import { ActivityTab } from './activity/ActivityTab.tsx'
import type { BatchActs } from './BatchCommands.tsx'
import { BatchCommands } from './BatchCommands.tsx'
import type { Asked } from './BatchDialogs.tsx'
import { askedFor, BatchDialogs } from './BatchDialogs.tsx'
import { BatchHead } from './BatchHead.tsx'
import { Charts } from './charts/Charts.tsx'
import { checkActs } from './check/checkActs.ts'
import { CheckTab } from './check/CheckTab.tsx'
import { useCheck } from './check/useCheck.ts'
import { FailuresTab } from './failures/FailuresTab.tsx'
import { allFailed } from './failures/retryFor.ts'
import { Inspector } from './inspector/Inspector.tsx'
import { ItemsTab } from './items/ItemsTab.tsx'
import { viewOf, withPart } from './itemsQuery.ts'
import { Metrics } from './Metrics.tsx'
import { PauseBanner } from './PauseBanner.tsx'
import { StatusLine } from './StatusLine.tsx'
import { Tabs } from './Tabs.tsx'
import { TopBar } from './TopBar.tsx'
import { useSteering } from './useSteering.ts'
import { useTitle } from './useTitle.ts'

const otherTabs = ['failures', 'check', 'activity'] as const

/** One batch: how it goes, where every row is, and the rows themselves. */
export function BatchScreen({ batchId }: { readonly batchId: number }) {
  const { value: batch, error } = useLive('batch.read', { batchId: batchId as BatchId })
  if (batch) return <Loaded batch={batch} />
  if (!error) return <Outlines title={null} />
  return (
    <DeadEnd title="No such batch" message={error}>
      <a className="btn" href={linkTo('batches')}>
        All batches
      </a>
    </DeadEnd>
  )
}

function Loaded({ batch }: { readonly batch: BatchView }) {
  const { query } = useRoute()
  const [asked, setAsked] = useState<Asked | null>(null)
  const steering = useSteering(batch)
  const view = viewOf(query)
  useTitle(batch)
  const tab = otherTabs.find((name) => name === query.get('tab')) ?? 'items'
  const row = tab === 'items' && query.has('item') ? Number(query.get('item')) : null
  const isBelowNumbers = tab === 'items' || tab === 'activity'
  const hasCharts = query.get('charts') !== 'off'
  const checking = useCheck(batch.id)
  const { smells } = checking
  const tabs = <Tabs batch={batch} tab={tab} smells={smells} />
  const exportWith = (selected: readonly number[] | null): void => setAsked({ kind: 'export', selected })
  const retryShown = (rows: readonly number[] | null): void =>
    setAsked({
      kind: 'retry',
      retry: { scope: { rows: rows === null ? view.filter : [...rows], from: null, limit: null } },
    })
  const acts: BatchActs = {
    export: () => exportWith(null),
    retryFailed: () => setAsked({ kind: 'retry', retry: allFailed }),
    remedy: (group, remedy) => setAsked(askedFor(group, remedy, batch)),
    part: (part) => (part === 'rejected' ? setAsked({ kind: 'rejects' }) : setQuery(withPart(query, part))),
    rerun: (retry) => setAsked({ kind: 'retry', retry }),
    ...checkActs(query, checking, () => setAsked({ kind: 'rejects' })),
    foldCharts: () => setQuery({ charts: hasCharts ? 'off' : null }),
  }
  useKeys({ c: acts.foldCharts, 'Mod+e': acts.export })
  return (
    <>
      <TopBar batch={batch} steering={steering} onExport={acts.export} onRetryFailed={acts.retryFailed} />
      <PauseBanner batch={batch} isWaiting={steering.stayPaused !== null} />
      <BatchHead batch={batch} smells={smells} onPart={acts.part} onRerun={acts.rerun} />
      {isBelowNumbers && <Metrics batch={batch} />}
      {isBelowNumbers && hasCharts && <Charts batch={batch} />}
      {tab === 'failures' && (
        <FailuresTab batch={batch} tabs={tabs} onRemedy={acts.remedy} onRetryAll={acts.retryFailed} />
      )}
      {tab === 'check' && <CheckTab checking={checking} tabs={tabs} onRows={acts.finding} />}
      {tab === 'activity' && <ActivityTab batchId={batch.id} tabs={tabs} />}
      {tab === 'items' && <ItemsTab batch={batch} tabs={tabs} onRetry={retryShown} onExport={exportWith} />}
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
      {asked && (
        <BatchDialogs batch={batch} filter={view.filter} asked={asked} onClose={() => setAsked(null)} />
      )}
      <BatchCommands batch={batch} steering={steering} checking={checking} acts={acts} />
    </>
  )
}
