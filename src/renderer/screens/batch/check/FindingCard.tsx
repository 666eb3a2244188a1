import { Ban, Table2 } from 'lucide-react'
import type { Finding } from '../../../../shared/views/smellViews.ts'
import { Card } from '../../../parts/Card.tsx'
import { counted, exactTime, inLocale } from '../../../parts/format.ts'
import type { Cursor } from '../../../parts/useCursor.ts'
import { severityLooks } from './severityLooks.ts'

interface Props {
  readonly finding: Finding
  readonly cursor: Cursor<Finding>
  readonly onRows: () => void
}

/** One thing that looks odd: how bad, what, why it matters, and its rows. */
export function FindingCard({ finding, cursor, onRows }: Props) {
  const { severity, why, when } = finding
  const said = inLocale(finding.said)
  const { icon: Icon, word, tone } = severityLooks[severity]
  return (
    <Card className="finding" label={said} thing={finding} cursor={cursor}>
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
      <Rows finding={finding} isFirst={cursor.here === finding} onRows={onRows} />
    </Card>
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
