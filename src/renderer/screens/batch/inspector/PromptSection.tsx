import { ChevronRight } from 'lucide-react'
import { beginningOf } from '../../../../shared/words/beginningOf.ts'
import type { ItemDetail } from '../../../../shared/views/itemViews.ts'
import { number, visibleText } from '../../../parts/format.ts'
import { Section } from './Section.tsx'

interface Props {
  readonly prompt: NonNullable<ItemDetail['prompt']>
  readonly pipeline: string
}

/** What the model is asked: the system part, which is the same for every row, folded; this row's own part open. */
export function PromptSection({ prompt: { system, user, sha256 }, pipeline }: Props) {
  return (
    <Section
      title="Prompt"
      note={`prepare · ${pipeline}`}
      stage={2}
      end={
        <span className="mono nowrap" title={sha256}>
          sha {sha256.slice(0, 6)}…{sha256.slice(-4)}
        </span>
      }
    >
      <div className="frame">
        <details className="group border-b border-line">
          <summary className={head}>
            <ChevronRight className="i s12 group-open:rotate-90" aria-hidden />
            <span className="m t2 grow">System</span>
            {number(system.length)} characters
          </summary>
          <Text name="System" text={system} />
        </details>
        <div className={head}>
          <span className="m t2 grow">User</span>
          {number(user.length)} characters
        </div>
        <Text name="User" text={user} />
      </div>
    </Section>
  )
}

const head = 'flex items-center gap-1 h-6 px-2.5 micro t3 bg-sunken'

function Text({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <pre
      className="tall border-t border-line"
      tabIndex={0}
      role="group"
      aria-label={`${name} prompt`}
      dir="auto"
    >
      {visibleText(beginningOf(text))}
    </pre>
  )
}
