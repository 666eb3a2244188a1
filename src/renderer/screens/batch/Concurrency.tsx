import { isTunable } from '../../../shared/batch.ts'
import type { BatchView } from '../../../shared/views/batchViews.ts'
import { dash, number } from '../../parts/format.ts'
import { useCeiling } from './useCeiling.ts'

const most = 64

/** Calls in flight, and the ceiling as a slider that applies when it is let go. */
export function Concurrency({ batch }: { readonly batch: BatchView }) {
  const { concurrency } = batch.settings
  const isShared = batch.settings.models.length > 1
  const { value, error, move, apply } = useCeiling(batch)
  return (
    <div className="metric">
      <dt className="flex justify-between">
        Concurrency{' '}
        <span title={isShared ? 'The most calls in flight to each model' : undefined}>
          max {number(value)}
          {isShared && ' each'}
        </span>
      </dt>
      <dd>
        {batch.status === 'running' ? number(batch.calls.inFlight) : dash}{' '}
        <small>{batch.status === 'running' ? 'in flight' : 'idle'}</small>
      </dd>
      <dd className="sub">
        <input
          type="range"
          className="range"
          aria-label="Most calls in flight"
          min={1}
          max={Math.max(most, concurrency)}
          value={value}
          disabled={!isTunable(batch)}
          title={error ?? undefined}
          onChange={(event) => move(Number(event.target.value))}
          onPointerUp={apply}
          onKeyUp={apply}
          onBlur={apply}
        />
      </dd>
    </div>
  )
}
