import { Check } from 'lucide-react'
import { linkTo, useRoute } from '../../../route.ts'
import { oddThings, oddWords, severityLooks } from './severityLooks.ts'
import type { Smells } from './useCheck.ts'

/** The check of the results in a few words, and the way to it. Nothing as long as there was none. */
export function CheckLine({ smells }: { readonly smells: Smells }) {
  const { path, query } = useRoute()
  const { report, isCurrent } = smells
  if (!report) return null
  const odd = oddThings(report)
  const isSerious = report.findings.some(({ severity }) => severity === 'serious')
  const { icon: Alert, tone } = severityLooks[isSerious ? 'serious' : 'look']
  const there = new URLSearchParams(query)
  there.set('tab', 'check')
  there.delete('item')
  return (
    <a className="link checked" href={linkTo(path.join('/'), there)}>
      {odd > 0 ? <Alert className={`i ${tone}`} aria-hidden /> : <Check className="i" aria-hidden />}
      {oddWords(odd)}
      {!isCurrent && ' (before the last change)'}
    </a>
  )
}
