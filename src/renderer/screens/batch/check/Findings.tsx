import type { Finding } from '../../../../shared/views/smellViews.ts'
import { useCursor } from '../../../parts/useCursor.ts'
import { useKeys } from '../../../parts/useKeys.ts'
import { FindingCard } from './FindingCard.tsx'

interface Props {
  readonly findings: readonly Finding[]
  readonly onRows: (finding: Finding) => void
}

/** What looks odd, the worst first. */
export function Findings({ findings, onRows }: Props) {
  const cursor = useCursor(findings, ({ smell }) => smell)
  const { here } = cursor
  useKeys({ Enter: () => here && here.rows > 0 && onRows(here) })
  return findings.map((finding) => (
    <FindingCard key={finding.smell} finding={finding} cursor={cursor} onRows={() => onRows(finding)} />
  ))
}
