import { RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { counted } from '../../../../shared/counted.ts'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import type { FailureGroup, Remedy } from '../../../../shared/views/itemViews.ts'
import { call } from '../../../api.ts'
import { useLive } from '../../../live.ts'
import { about, number } from '../../../parts/format.ts'
import { Trouble } from '../../../parts/Trouble.tsx'
import { useAction } from '../../../parts/useAction.ts'
import { useKeys } from '../../../parts/useKeys.ts'
import { setQuery } from '../../../route.ts'
import { RetryDialog } from '../retry/RetryDialog.tsx'
import { CauseCard } from './CauseCard.tsx'
import type { Retry } from './retryFor.ts'
import { allFailed, retryFor } from './retryFor.ts'

interface Props {
  readonly batch: BatchView
  readonly tabs: ReactNode
}

/** Failed rows by cause: what it means, what helps, what that costs. */
export function FailuresTab({ batch, tabs }: Props) {
  const { value, error } = useLive('failures.groups', { batchId: batch.id })
  const [retry, setRetry] = useState<Retry | null>(null)
  const groups = value?.groups ?? []
  return (
    <>
      <div className="tabbar top1">
        {tabs}
        <span className="grow" />
        {groups.length > 0 && <span className="small t3">{counted(groups.length, 'cause')}</span>}
        {groups.length > 0 && (
          <button type="button" className="btn" onClick={() => setRetry(allFailed)}>
            <RotateCw className="i" aria-hidden /> Retry all {number(batch.seal.failed)}{' '}
            <span className="cost">{about(batch.retryFailedNanoUsd)}</span>
          </button>
        )}
      </div>
      {error && <Trouble message={error} />}
      {value && groups.length === 0 && (
        <p className="empty grow">
          No row has failed. Failures appear here by cause, with what helps against them.
        </p>
      )}
      {groups.length > 0 && <Causes batch={batch} groups={groups} onRetry={setRetry} />}
      {retry && <RetryDialog batch={batch} {...retry} onClose={() => setRetry(null)} />}
    </>
  )
}

interface CausesProps {
  readonly batch: BatchView
  readonly groups: readonly FailureGroup[]
  readonly onRetry: (retry: Retry) => void
}

function Causes({ batch, groups, onRetry }: CausesProps) {
  const [cursor, setCursor] = useState(0)
  const action = useAction()
  const here = groups[Math.min(cursor, groups.length - 1)]
  const apply = (group: FailureGroup, remedy: Remedy): void => {
    const { fingerprint } = group
    if (remedy.kind === 'skip' || remedy.kind === 'accept')
      void action.run(() => call('failures.skip', { batchId: batch.id, fingerprint }))
    else onRetry(retryFor(group, remedy, batch))
  }
  const move = (step: number): void => setCursor(Math.max(0, Math.min(groups.length - 1, cursor + step)))
  useKeys({
    ArrowDown: () => move(1),
    j: () => move(1),
    ArrowUp: () => move(-1),
    k: () => move(-1),
    Enter: () => here && showRows(here),
    r: () => here?.remedies[0] && apply(here, here.remedies[0]),
  })
  return (
    <div className="scroll grow" tabIndex={0} role="region" aria-label="Causes">
      {action.error && <Trouble message={action.error} />}
      {groups.map((group, index) => (
        <CauseCard
          key={group.fingerprint}
          group={group}
          isCursor={group === here}
          onPoint={() => setCursor(index)}
          onRemedy={(remedy) => apply(group, remedy)}
          onRows={() => showRows(group)}
          onItem={(row) => showRows(group, row)}
        />
      ))}
    </div>
  )
}

/** In the table of items, with one of them open. */
function showRows({ fingerprint }: FailureGroup, row?: number): void {
  setQuery({ tab: null, parts: 'failed', fingerprint, item: row === undefined ? null : String(row) })
}
