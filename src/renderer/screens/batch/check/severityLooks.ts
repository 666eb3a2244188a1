import type { LucideIcon } from 'lucide-react'
import { Info, OctagonAlert, TriangleAlert } from 'lucide-react'
import type { Severity, SmellReport } from '../../../../shared/views/smellViews.ts'
import { counted } from '../../../parts/format.ts'

export const severityLooks: Readonly<Record<Severity, { icon: LucideIcon; word: string; tone: string }>> = {
  serious: { icon: OctagonAlert, word: 'Serious', tone: 'c-failed' },
  look: { icon: TriangleAlert, word: 'Worth a look', tone: 'c-default' },
  note: { icon: Info, word: 'Good to know', tone: 't2' },
}

/** What somebody should look at. Notes are no more than that. */
export function oddThings({ findings }: SmellReport): number {
  return findings.filter(({ severity }) => severity !== 'note').length
}

/** `3 things look odd` */
export function oddWords(things: number): string {
  if (things === 0) return 'Nothing looks odd'
  return `${counted(things, 'thing looks', 'things look')} odd`
}
