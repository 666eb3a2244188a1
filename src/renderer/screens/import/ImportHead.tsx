import { Check } from 'lucide-react'
import type { SourceView } from '../../../shared/views/fileViews.ts'
import { bytes, visibleText } from '../../parts/format.ts'
import { linkTo } from '../../route.ts'

const steps = ['File', 'Check', 'First rows', 'Run']
const here = 1

/** Which file it is, and how far one is with it. */
export function ImportHead({ view }: { readonly view: SourceView }) {
  return (
    <header className="top">
      <a className="crumb" href={linkTo('batches')}>
        Batches
      </a>
      <span className="t3" aria-hidden>
        /
      </span>
      <h1 className="cut" title={visibleText(view.fileName)}>
        Import {visibleText(view.fileName)}
      </h1>
      <span className="small t3 nowrap">{bytes(view.bytes)}</span>
      <span className="grow" />
      <ol className="steps" aria-label="Steps">
        {steps.map((step, index) => (
          <li key={step} aria-current={index === here ? 'step' : undefined}>
            {index < here && <Check className="i s12" aria-label="done" />}
            {step}
          </li>
        ))}
      </ol>
    </header>
  )
}
