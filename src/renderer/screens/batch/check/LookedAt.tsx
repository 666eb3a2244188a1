import { Check } from 'lucide-react'
import type { SmellReport } from '../../../../shared/views/smellViews.ts'
import { inLocale } from '../../../parts/format.ts'
import { severityLooks } from './severityLooks.ts'

/** All that was looked for and in how many rows, so that nothing found can be told from not looked at. */
export function LookedAt({ report: { looked, findings } }: { readonly report: SmellReport }) {
  const worstOf = (smell: string) => findings.find((finding) => finding.smell.split(':')[0] === smell)
  return (
    <section className="looked" aria-label="What was looked at">
      <h2 className="small b">What was looked at</h2>
      <ul>
        {looked.map(({ smell, title, said }) => (
          <li key={smell}>
            <Mark finding={worstOf(smell)} />
            <span>{title}</span>
            <span className="t3">{inLocale(said)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Mark({ finding }: { readonly finding: SmellReport['findings'][number] | undefined }) {
  if (!finding) return <Check className="i s12 t3" aria-label="Nothing found" />
  const { icon: Icon, word, tone } = severityLooks[finding.severity]
  return <Icon className={`i s12 ${tone}`} aria-label={word} />
}
