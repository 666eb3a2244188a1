import type { BatchView } from '../../../shared/views/batchViews.ts'
import { number } from '../../parts/format.ts'
import { setQuery } from '../../route.ts'

/** What of the batch is shown below its numbers. */
export function Tabs({ batch: { seal }, tab }: { readonly batch: BatchView; readonly tab: string }) {
  const tabs = [
    { name: 'items', title: 'Items', count: seal.sourceRows - seal.rejected },
    { name: 'failures', title: 'Failures', count: seal.failed },
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
