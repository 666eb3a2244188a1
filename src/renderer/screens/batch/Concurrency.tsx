import { useState } from 'react'
import { isOver } from '../../../shared/batch.ts'
import type { BatchView } from '../../../shared/views/batchViews.ts'
import { call } from '../../api.ts'
import { dash, number } from '../../parts/format.ts'
import { useAction } from '../../parts/useAction.ts'

const most = 64

/** Calls in flight, and the ceiling as a slider that applies when it is let go. */
export function Concurrency({ batch }: { readonly batch: BatchView }) {
  const { concurrency } = batch.settings
  const [dragged, setDragged] = useState<number | null>(null)
  const isShared = batch.settings.models.length > 1
  const action = useAction()
  const apply = (): void => {
    const next = dragged
    setDragged(null)
    if (next === null || next === concurrency) return
    void action.run(() => call('batch.tune', { batchId: batch.id, tuning: { concurrency: next } }))
  }
  return (
    <div className="metric">
      <dt className="flex justify-between">
        Concurrency{' '}
        <span title={isShared ? 'The most calls in flight to each model' : undefined}>
          max {number(dragged ?? concurrency)}
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
          value={dragged ?? concurrency}
          disabled={isOver(batch)}
          title={action.error ?? undefined}
          onChange={(event) => setDragged(Number(event.target.value))}
          onPointerUp={apply}
          onKeyUp={apply}
          onBlur={apply}
        />
      </dd>
    </div>
  )
}
