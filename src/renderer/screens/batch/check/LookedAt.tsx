import { Check, TriangleAlert } from 'lucide-react'
import type { SmellReport } from '../../../../shared/views/smellViews.ts'

/** All that was looked for and in how many rows, so that nothing found can be told from not looked at. */
export function LookedAt({ report: { looked, findings } }: { readonly report: SmellReport }) {
  const found = new Set(findings.map(({ smell }) => smell.split(':')[0]))
  return (
    <section className="looked" aria-label="What was looked at">
      <h2 className="small b">What was looked at</h2>
      <ul>
        {looked.map(({ smell, title, said }) => (
          <li key={smell}>
            {found.has(smell) ? (
              <TriangleAlert className="i s12 c-default" aria-label="Found" />
            ) : (
              <Check className="i s12 t3" aria-label="Not found" />
            )}
            <span>{title}</span>
            <span className="t3">{said}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
