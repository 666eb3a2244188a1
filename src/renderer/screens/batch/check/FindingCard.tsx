import { Ban, Table2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Finding } from '../../../../shared/views/smellViews.ts'
import { counted, exactTime, inLocale } from '../../../parts/format.ts'
import { severityLooks } from './severityLooks.ts'

interface Props {
  readonly finding: Finding
  readonly isCursor: boolean
  /** The cursor was moved with the keyboard: its card comes into sight. */
  readonly isFollowed: boolean
  readonly onPoint: () => void
  readonly onRows: () => void
}

/** One thing that looks odd: how bad, what, why it matters, and its rows. */
export function FindingCard({ finding, isCursor, isFollowed, onPoint, onRows }: Props) {
  const { severity, why, when } = finding
  const said = inLocale(finding.said)
  const { icon: Icon, word, tone } = severityLooks[severity]
  const card = useRef<HTMLElement>(null)
  useEffect(() => {
    if (isFollowed) card.current?.scrollIntoView({ block: 'nearest' })
  }, [isFollowed])
  return (
    <article
      ref={card}
      className={isCursor ? 'finding cursor' : 'finding'}
      aria-label={said}
      aria-current={isCursor ? 'true' : undefined}
      // Cards that scroll by under a resting pointer do not take the cursor.
      onMouseMove={({ movementX, movementY }) => (movementX !== 0 || movementY !== 0) && onPoint()}
      onFocus={onPoint}
    >
      <span className={`severity small ${tone}`}>
        <Icon className="i" aria-hidden /> {word}
      </span>
      <div className="min-w-0">
        <h2>{said}</h2>
        <p className="hint">
          {when && `Between ${exactTime(when.from)} and ${exactTime(when.to)}. `}
          {why}
        </p>
      </div>
      <Rows finding={finding} isFirst={isCursor} onRows={onRows} />
    </article>
  )
}

function Rows({ finding, isFirst, onRows }: { finding: Finding; isFirst: boolean; onRows: () => void }) {
  const { rows, filter } = finding
  if (rows === 0) return <span />
  const Icon = filter ? Table2 : Ban
  return (
    <button type="button" className={isFirst ? 'btn primary' : 'btn'} onClick={onRows}>
      <Icon className="i" aria-hidden /> Show {counted(rows, 'row')}
    </button>
  )
}
