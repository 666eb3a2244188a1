import type { BatchView } from '../../../shared/views/batchViews.ts'
import { number } from '../../parts/format.ts'
import { setQuery } from '../../route.ts'
import { oddThings } from './check/severityLooks.ts'
import type { Smells } from './check/useCheck.ts'

interface Props {
  readonly batch: BatchView
  readonly tab: string
  readonly smells: Smells | undefined
}

/** What of the batch is shown below its numbers. */
export function Tabs({ batch: { seal }, tab, smells }: Props) {
  const tabs = [
    { name: 'items', title: 'Items', count: seal.sourceRows - seal.rejected },
    { name: 'failures', title: 'Failures', count: seal.failed },
    { name: 'check', title: 'Check', count: smells?.report ? oddThings(smells.report) : null },
    { name: 'activity', title: 'Activity', count: null },
  ]
  return (
    <div className="tabs" role="tablist" aria-label="Views">
      {tabs.map(({ name, title, count }) => (
        <button
          key={name}
          type="button"
          role="tab"
          aria-selected={tab === name}
          onClick={() => setQuery({ tab: name === 'items' ? null : name, item: null })}
        >
          {title} {count !== null && <span className="n">{number(count)}</span>}
        </button>
      ))}
    </div>
  )
}
