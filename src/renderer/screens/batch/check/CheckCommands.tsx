import { ScanSearch } from 'lucide-react'
import { counted } from '../../../../shared/counted.ts'
import type { Finding } from '../../../../shared/views/smellViews.ts'
import type { Command } from '../../../commands.ts'
import { useOffer } from '../../../commands.ts'
import { visibleText } from '../../../parts/format.ts'
import type { BatchActs } from '../BatchCommands.tsx'
import { severityLooks } from './severityLooks.ts'
import type { Smells } from './useCheck.ts'

interface Props {
  readonly smells: Smells | undefined
  readonly acts: Pick<BatchActs, 'check' | 'finding'>
}

/** Offers the check, and each thing that it found as a filter. */
export function CheckCommands({ smells, acts }: Props) {
  const findings = smells?.report?.findings ?? []
  useOffer([
    {
      id: 'check',
      group: 'This batch',
      icon: ScanSearch,
      text: smells?.report ? 'Check the results again' : 'Check the results',
      run: acts.check,
    },
    ...findings.filter(({ rows }) => rows > 0).map((finding) => commandFor(finding, acts)),
  ])
  return null
}

function commandFor(finding: Finding, acts: Props['acts']): Command {
  const { smell, severity, said, rows } = finding
  return {
    id: `finding ${smell}`,
    group: 'Go to',
    icon: severityLooks[severity].icon,
    text: visibleText(said),
    end: counted(rows, 'row'),
    isHidden: true,
    run: () => acts.finding(finding),
  }
}
