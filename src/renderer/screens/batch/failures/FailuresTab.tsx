import { RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import type { FailureGroup, Remedy } from '../../../../shared/views/itemViews.ts'
import { useLive } from '../../../live.ts'
import { clockTime, counted, exactTime, number, priceOf } from '../../../parts/format.ts'
import { Reading } from '../../../parts/Outlines.tsx'
import { Trouble } from '../../../parts/Trouble.tsx'
import { Causes } from './Causes.tsx'

interface Props {
  readonly batch: BatchView
  readonly tabs: ReactNode
  readonly onRemedy: (group: FailureGroup, remedy: Remedy) => void
  readonly onRetryAll: () => void
}

/** Failed rows by cause: what it means, what helps, what that costs. */
export function FailuresTab({ batch, tabs, onRemedy, onRetryAll }: Props) {
  const { value, error } = useLive('failures.groups', { batchId: batch.id })
  const groups = value?.groups ?? []
  const said = `${counted(groups.length, 'cause')}${spanOf(batch)}`
  const hasChance = groups.some(helpsPlainly)
  return (
    <>
      <div className="tabbar top1">
        {tabs}
        <span className="grow" />
        {groups.length > 0 && (
          <>
            <span className="small t3 cut" title={said}>
              {said}
            </span>
            <button type="button" className={hasChance ? 'btn' : 'btn quiet'} onClick={onRetryAll}>
              <RotateCw className="i" aria-hidden /> Retry all {number(batch.seal.failed)}{' '}
              <span className="cost">{priceOf(batch, batch.retryFailedNanoUsd)}</span>
            </button>
          </>
        )}
      </div>
      {error && (
        <div className="p-4">
          <Trouble message={error} />
        </div>
      )}
      {!value && !error && <Reading />}
      {value && groups.length === 0 && (
        <p className="empty grow">
          No row has failed. Failures appear here by cause, with what helps against them.
        </p>
      )}
      {groups.length > 0 && <Causes batch={batch} groups={groups} onRemedy={onRemedy} />}
    </>
  )
}

/** Asked once more as they are, its rows may be answered. */
function helpsPlainly({ remedies }: FailureGroup): boolean {
  return remedies.some(({ kind }) => kind === 'retry' || kind === 'half_concurrency')
}

/** The strips stand under each other on one axis of time. */
function spanOf({ startedAt, finishedAt, status }: BatchView): string {
  if (startedAt === null) return ''
  if (status === 'running') return ` · each strip spans ${clockTime(startedAt)} to now`
  if (finishedAt === null) return ''
  const time = clockTime(startedAt) === clockTime(finishedAt) ? exactTime : clockTime
  return ` · each strip spans ${time(startedAt)} to ${time(finishedAt)}`
}
