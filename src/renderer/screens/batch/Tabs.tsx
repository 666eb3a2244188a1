import type { RefObject } from 'react'
import { useLayoutEffect, useRef } from 'react'
import type { BatchView } from '../../../shared/views/batchViews.ts'
import { number } from '../../parts/format.ts'
import { moveAlong } from '../../parts/moveAlong.ts'
import { setQuery } from '../../route.ts'
import { oddThings } from './check/severityLooks.ts'
import type { Smells } from './check/useCheck.ts'

interface Props {
  readonly batch: BatchView
  readonly tab: string
  readonly smells: Smells | undefined
  /** The tab that was chosen by hand. */
  readonly hand: RefObject<string | null>
}

/** What of the batch is shown below its numbers. */
export function Tabs({ batch: { seal }, tab, smells, hand }: Props) {
  const list = useRef<HTMLDivElement>(null)
  // Each view has its tabs anew: the keyboard stays on the one that was chosen.
  useLayoutEffect(() => {
    if (hand.current === tab) list.current?.querySelector<HTMLElement>('[aria-selected=true]')?.focus()
    hand.current = null
  }, [tab])
  const tabs = [
    { name: 'items', title: 'Items', count: seal.sourceRows - seal.rejected },
    { name: 'failures', title: 'Failures', count: seal.failed },
    { name: 'check', title: 'Check', count: smells?.report ? oddThings(smells.report) : null },
    { name: 'activity', title: 'Activity', count: null },
  ]
  return (
    <div className="tabs" role="tablist" aria-label="Views" ref={list} onKeyDown={moveAlong}>
      {tabs.map(({ name, title, count }) => (
        <button
          key={name}
          type="button"
          role="tab"
          aria-selected={tab === name}
          tabIndex={tab === name ? 0 : -1}
          onClick={() => {
            hand.current = name
            setQuery({ tab: name === 'items' ? null : name, item: null })
          }}
        >
          {title} {count !== null && <span className="n">{number(count)}</span>}
        </button>
      ))}
    </div>
  )
}
