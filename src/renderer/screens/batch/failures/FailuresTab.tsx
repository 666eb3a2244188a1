import { RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { counted } from '../../../../shared/counted.ts'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import type { FailureGroup, Remedy } from '../../../../shared/views/itemViews.ts'
import { useLive } from '../../../live.ts'
import { clockTime, number, priceOf } from '../../../parts/format.ts'
import { Trouble } from '../../../parts/Trouble.tsx'
import { RetryDialog } from '../retry/RetryDialog.tsx'
import { Causes } from './Causes.tsx'
import type { Retry } from './retryFor.ts'
import { allFailed, retryFor } from './retryFor.ts'
import { SkipDialog } from './SkipDialog.tsx'

interface Props {
  readonly batch: BatchView
  readonly tabs: ReactNode
}

type Asked =
  | { readonly kind: 'retry'; readonly retry: Retry }
  | { readonly kind: 'skip'; readonly group: FailureGroup }

/** Failed rows by cause: what it means, what helps, what that costs. */
export function FailuresTab({ batch, tabs }: Props) {
  const { value, error } = useLive('failures.groups', { batchId: batch.id })
  const [asked, setAsked] = useState<Asked | null>(null)
  const groups = value?.groups ?? []
  const apply = (group: FailureGroup, remedy: Remedy): void => {
    const isSkip = remedy.kind === 'skip' || remedy.kind === 'accept'
    setAsked(isSkip ? { kind: 'skip', group } : { kind: 'retry', retry: retryFor(group, remedy, batch) })
  }
  const close = (): void => setAsked(null)
  return (
    <>
      <div className="tabbar top1">
        {tabs}
        <span className="grow" />
        {groups.length > 0 && (
          <>
            <span className="small t3 nowrap">
              {counted(groups.length, 'cause')}
              {spanOf(batch)}
            </span>
            <button
              type="button"
              className="btn"
              onClick={() => setAsked({ kind: 'retry', retry: allFailed })}
            >
              <RotateCw className="i" aria-hidden /> Retry all {number(batch.seal.failed)}{' '}
              <span className="cost">{priceOf(batch, batch.retryFailedNanoUsd)}</span>
            </button>
          </>
        )}
      </div>
      {error && <Trouble message={error} />}
      {value && groups.length === 0 && (
        <p className="empty grow">
          No row has failed. Failures appear here by cause, with what helps against them.
        </p>
      )}
      {groups.length > 0 && <Causes batch={batch} groups={groups} onRemedy={apply} />}
      {asked?.kind === 'retry' && <RetryDialog batch={batch} {...asked.retry} onClose={close} />}
      {asked?.kind === 'skip' && <SkipDialog batch={batch} group={asked.group} onClose={close} />}
    </>
  )
}

/** The strips stand under each other on one axis of time. */
function spanOf({ startedAt, finishedAt, status }: BatchView): string {
  if (startedAt === null) return ''
  const end = status === 'running' ? 'now' : finishedAt !== null && clockTime(finishedAt)
  return end ? ` · each strip spans ${clockTime(startedAt)} to ${end}` : ''
}
