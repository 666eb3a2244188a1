import { useRef, useState } from 'react'
import type { BatchId } from '../../../shared/ids.ts'
import type { BatchView } from '../../../shared/views/batchViews.ts'
import { useLive } from '../../live.ts'
import { DeadEnd } from '../../parts/DeadEnd.tsx'
import { Outlines } from '../../parts/Outlines.tsx'
import { useKeys } from '../../parts/useKeys.ts'
import { linkTo, setQuery, useRoute } from '../../route.ts'
import { ActivityTab } from './activity/ActivityTab.tsx'
import { BatchCommands } from './BatchCommands.tsx'
import type { Asked } from './BatchDialogs.tsx'
import { BatchDialogs } from './BatchDialogs.tsx'
import { BatchHead } from './BatchHead.tsx'
import { Charts } from './charts/Charts.tsx'
import { CheckTab } from './check/CheckTab.tsx'
import type { Checking } from './check/useCheck.ts'
import { useCheck } from './check/useCheck.ts'
import { FailuresTab } from './failures/FailuresTab.tsx'
import { Inspector } from './inspector/Inspector.tsx'
import { ItemsTab } from './items/ItemsTab.tsx'
import { viewOf } from './itemsQuery.ts'
import { Metrics } from './Metrics.tsx'
import { PauseBanner } from './PauseBanner.tsx'
import { StatusLine } from './StatusLine.tsx'
import { Tabs } from './Tabs.tsx'
import { TopBar } from './TopBar.tsx'
import type { BatchActs } from './useBatchActs.ts'
import { hasCharts, useBatchActs } from './useBatchActs.ts'
import { UnderWayDialog } from './UnderWayDialog.tsx'
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
  const checking = useCheck(batch.id)
  const acts = useBatchActs(batch, checking, setAsked)
  const { smells } = checking
  const view = viewOf(query)
  const tab = otherTabs.find((name) => name === query.get('tab')) ?? 'items'
  const row = tab === 'items' && query.has('item') ? Number(query.get('item')) : null
  const isBelowNumbers = tab === 'items' || tab === 'activity'
  useTitle(batch)
  useKeys({ c: acts.foldCharts, 'Mod+e': acts.export })
  return (
    <>
      <TopBar batch={batch} steering={steering} onExport={acts.export} onRetryFailed={acts.retryFailed} />
      <PauseBanner
        batch={batch}
        isWaiting={steering.stayPaused !== null}
        opening={steering.raising.opening}
      />
      <BatchHead
        batch={batch}
        smells={smells}
        onPart={acts.part}
        onAnswers={acts.answers}
        onRerun={acts.rerun}
      />
      {isBelowNumbers && <Metrics batch={batch} />}
      {isBelowNumbers && hasCharts(query) && <Charts batch={batch} />}
      <TabBody {...{ batch, tab, acts, checking }} />
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
      <UnderWayDialog batch={batch} />
      <BatchCommands batch={batch} steering={steering} checking={checking} acts={acts} />
    </>
  )
}

interface TabProps {
  readonly batch: BatchView
  readonly tab: 'items' | (typeof otherTabs)[number]
  readonly acts: BatchActs
  readonly checking: Checking
}

function TabBody({ batch, tab, acts, checking }: TabProps) {
  const hand = useRef<string | null>(null)
  const tabs = <Tabs batch={batch} tab={tab} smells={checking.smells} hand={hand} />
  switch (tab) {
    case 'items':
      return <ItemsTab batch={batch} tabs={tabs} onRetry={acts.retryRows} onExport={acts.exportRows} />
    case 'failures':
      return <FailuresTab batch={batch} tabs={tabs} onRemedy={acts.remedy} onRetryAll={acts.retryFailed} />
    case 'check':
      return <CheckTab checking={checking} tabs={tabs} onRows={acts.finding} />
    case 'activity':
      return <ActivityTab batchId={batch.id} tabs={tabs} />
  }
}
