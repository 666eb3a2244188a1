import type { ItemDetail } from '../../../../shared/views/itemViews.ts'
import { number, visibleText } from '../../../parts/format.ts'
import { Section } from './Section.tsx'

interface Props {
  readonly prompt: NonNullable<ItemDetail['prompt']>
  readonly pipeline: string
}

/** What the model is asked: the same system part for every row, and this row's own part. */
export function PromptSection({ prompt, pipeline }: Props) {
  const hash = `${prompt.sha256.slice(0, 6)}…${prompt.sha256.slice(-4)}`
  return (
    <Section
      title="Prompt"
      note={`prepare · ${pipeline}`}
      stage={2}
      end={
        <span className="mono" title={prompt.sha256}>
          sha {hash}
        </span>
      }
    >
      <div className="split">
        <Part name="System" text={prompt.system} />
        <Part name="User" text={prompt.user} />
      </div>
    </Section>
  )
}

function Part({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <div>
      <div className="h">
        <b>{name}</b>
        <span>{number(text.length)} characters</span>
      </div>
      <pre className="tall" tabIndex={0} aria-label={`${name} prompt`} dir="auto">
        {visibleText(text)}
      </pre>
    </div>
  )
}
