import { CircleStop, ScanSearch } from 'lucide-react'
import type { Finding } from '../../../../shared/views/smellViews.ts'
import type { Command } from '../../../commands.ts'
import { useOffer } from '../../../commands.ts'
import { counted, inLocale } from '../../../parts/format.ts'
import type { BatchActs } from '../useBatchActs.ts'
import { severityLooks } from './severityLooks.ts'
import type { Checking } from './useCheck.ts'

interface Props {
  readonly checking: Checking
  readonly acts: Pick<BatchActs, 'check' | 'finding'>
}

/** Offers the check, and each thing that it found as a filter. */
export function CheckCommands({ checking, acts }: Props) {
  const findings = checking.smells?.report?.findings ?? []
  useOffer([
    checkCommand(checking, acts),
    ...findings.filter(({ rows }) => rows > 0).map((finding) => findingCommand(finding, acts)),
  ])
  return null
}

function checkCommand({ smells, isChecking, cancel }: Checking, { check }: Props['acts']): Command {
  const plain = { id: 'check', group: 'This batch' } as const
  if (isChecking) return { ...plain, icon: CircleStop, text: 'Cancel the check of the results', run: cancel }
  const text = smells?.report ? 'Check the results again' : 'Check the results'
  return { ...plain, icon: ScanSearch, text, run: check }
}

function findingCommand(finding: Finding, acts: Props['acts']): Command {
  const { smell, severity, said, rows } = finding
  return {
    id: `finding ${smell}`,
    group: 'Go to',
    icon: severityLooks[severity].icon,
    text: inLocale(said),
    end: counted(rows, 'row'),
    isHidden: true,
    run: () => acts.finding(finding),
  }
}
