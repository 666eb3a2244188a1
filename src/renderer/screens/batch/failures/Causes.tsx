import type { BatchView } from '../../../../shared/views/batchViews.ts'
import { useState } from 'react'
import type { FailureGroup, Remedy } from '../../../../shared/views/itemViews.ts'
import { useKeys } from '../../../parts/useKeys.ts'
import { setQuery } from '../../../route.ts'
import { CauseCard } from './CauseCard.tsx'

interface Props {
  readonly batch: BatchView
  readonly groups: readonly FailureGroup[]
  readonly onRemedy: (group: FailureGroup, remedy: Remedy) => void
}

interface Cursor {
  /** Which cause: it stays on it when others come before it. null: the first one. */
  readonly fingerprint: string | null
  readonly isFromKeyboard: boolean
}

/** The causes, the most frequent first, with a cursor that the keyboard and the pointer move. */
export function Causes({ batch, groups, onRemedy }: Props) {
  const [cursor, setCursor] = useState<Cursor>({ fingerprint: null, isFromKeyboard: false })
  const found = groups.findIndex(({ fingerprint }) => fingerprint === cursor.fingerprint)
  const index = Math.max(0, found)
  const here = groups[index]!
  const move = (step: number): void => {
    const next = groups[Math.max(0, Math.min(groups.length - 1, index + step))]!
    setCursor({ fingerprint: next.fingerprint, isFromKeyboard: true })
  }
  useKeys({
    ArrowDown: () => move(1),
    j: () => move(1),
    ArrowUp: () => move(-1),
    k: () => move(-1),
    Enter: () => showRows(here),
    r: () => onRemedy(here, retryOf(here)),
  })
  return (
    <div className="scroll grow" tabIndex={0} role="region" aria-label="Causes">
      {groups.map((group) => (
        <CauseCard
          key={group.fingerprint}
          batch={batch}
          group={group}
          isCursor={group === here}
          isFollowed={group === here && cursor.isFromKeyboard}
          onPoint={() => setCursor({ fingerprint: group.fingerprint, isFromKeyboard: false })}
          onRemedy={(remedy) => onRemedy(group, remedy)}
          onRows={() => showRows(group)}
          onItem={(row) => showRows(group, row)}
        />
      ))}
    </div>
  )
}

/** The best remedy that asks again. What is skipped is skipped for good: that takes its button. */
function retryOf({ remedies, count, costNanoUsd }: FailureGroup): Remedy {
  const again = remedies.find(({ kind }) => kind !== 'skip' && kind !== 'accept')
  return again ?? { kind: 'retry', rows: count, costNanoUsd }
}

/** In the table of items, with one of them open. */
function showRows({ fingerprint }: FailureGroup, row?: number): void {
  setQuery({ tab: null, parts: 'failed', fingerprint, item: row === undefined ? null : String(row) })
}
