import { useState } from 'react'
import type { Finding } from '../../../../shared/views/smellViews.ts'
import { useKeys } from '../../../parts/useKeys.ts'
import { FindingCard } from './FindingCard.tsx'

interface Props {
  readonly findings: readonly Finding[]
  readonly onRows: (finding: Finding) => void
}

/** What looks odd, the worst first, with a cursor that the keyboard and the pointer move. */
export function Findings({ findings, onRows }: Props) {
  const [cursor, setCursor] = useState<{ smell: string | null; isFromKeyboard: boolean }>({
    smell: null,
    isFromKeyboard: false,
  })
  const index = Math.max(
    0,
    findings.findIndex(({ smell }) => smell === cursor.smell),
  )
  const move = (step: number): void => {
    const next = findings[Math.max(0, Math.min(findings.length - 1, index + step))]
    if (next) setCursor({ smell: next.smell, isFromKeyboard: true })
  }
  const open = (finding: Finding | undefined): void => {
    if (finding && finding.rows > 0) onRows(finding)
  }
  useKeys({
    ArrowDown: () => move(1),
    j: () => move(1),
    ArrowUp: () => move(-1),
    k: () => move(-1),
    Enter: () => open(findings[index]),
  })
  return findings.map((finding, at) => (
    <FindingCard
      key={finding.smell}
      finding={finding}
      isCursor={at === index}
      isFollowed={at === index && cursor.isFromKeyboard}
      onPoint={() => setCursor({ smell: finding.smell, isFromKeyboard: false })}
      onRows={() => open(finding)}
    />
  ))
}
