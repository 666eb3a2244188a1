import type { BatchView } from '../../../../shared/views/batchViews.ts'
import type { FailureGroup, Remedy } from '../../../../shared/views/itemViews.ts'
import { useCursor } from '../../../parts/useCursor.ts'
import { useKeys } from '../../../parts/useKeys.ts'
import { setQuery } from '../../../route.ts'
import { CauseCard } from './CauseCard.tsx'

interface Props {
  readonly batch: BatchView
  readonly groups: readonly FailureGroup[]
  readonly onRemedy: (group: FailureGroup, remedy: Remedy) => void
}

/** The causes, the most frequent first. */
export function Causes({ batch, groups, onRemedy }: Props) {
  const cursor = useCursor(groups, ({ fingerprint }) => fingerprint)
  const { here } = cursor
  useKeys({
    Enter: () => here && showRows(here),
    r: () => here && onRemedy(here, retryOf(here)),
  })
  return (
    <div className="scroll grow causes" tabIndex={0} role="region" aria-label="Causes">
      {groups.map((group) => (
        <CauseCard
          key={group.fingerprint}
          batch={batch}
          group={group}
          cursor={cursor}
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
  const again = remedies.find(({ kind }) => kind !== 'skip' && kind !== 'keep_earlier')
  return again ?? { kind: 'retry', rows: count, costNanoUsd }
}

/** In the table of items, with one of them open. */
function showRows({ fingerprint }: FailureGroup, row?: number): void {
  setQuery({ tab: null, parts: 'failed', fingerprint, item: row === undefined ? null : String(row) })
}
