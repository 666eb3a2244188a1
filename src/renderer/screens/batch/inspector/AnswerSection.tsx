import { ChevronRight } from 'lucide-react'
import { beginningOf } from '../../../../shared/words/beginningOf.ts'
import type { ItemDetail } from '../../../../shared/views/itemViews.ts'
import { counted, dash, number, visibleText } from '../../../parts/format.ts'
import { OutputFields } from './OutputFields.tsx'
import { ResponseText } from './ResponseText.tsx'
import { Section } from './Section.tsx'

interface Props {
  readonly detail: ItemDetail
  readonly onUse: (name: string, value: string) => void
}

/** The reply as it came, beside what was read out of it. */
export function AnswerSection({ detail: { response, output, item }, onUse }: Props) {
  if (!response && !output) return null
  const stop = stopOf(response?.stopReason ?? null)
  return (
    <div className="answer">
      <Section title="Response" note={response ? ['process', ...stop].join(' · ') : 'none'} stage={3}>
        <div className="frame">
          <pre className="tall" tabIndex={0} role="group" aria-label="Response as it came" dir="auto">
            {response ? <ResponseText text={response.text} output={output} /> : dash}
          </pre>
          {response && (
            <details className="raw small group">
              <summary>
                <ChevronRight className="i s12 group-open:rotate-90" aria-hidden /> Whole message
              </summary>
              <pre className="tall" tabIndex={0} role="group" aria-label="Whole message">
                {visibleText(beginningOf(pretty(response.raw)))}
              </pre>
            </details>
          )}
        </div>
      </Section>
      <Section title="Output" note={noteOf(output, item)} stage={4}>
        {output ? (
          <OutputFields output={output} onUse={onUse} />
        ) : (
          <p className="small t3">The reply holds no fields.</p>
        )}
      </Section>
    </div>
  )
}

/** How a reply ended, where that was not its own end. */
function stopOf(reason: string | null): string[] {
  if (reason === null || reason === 'end_turn' || reason === 'tool_use') return []
  return [stopWords[reason] ?? visibleText(reason)]
}

const stopWords: Readonly<Record<string, string>> = { max_tokens: 'cut off', refusal: 'refused' }

function noteOf(output: ItemDetail['output'], { status, answeredBy }: ItemDetail['item']): string {
  const invalid = output?.filter(({ problem }) => problem !== null).length ?? 0
  if (output && invalid > 0) return `${number(invalid)} of ${counted(output.length, 'field')} invalid`
  if (status !== 'complete' || !output) return 'parse'
  if (answeredBy === 'default') return 'the default response'
  return answeredBy === 'human' ? 'by a person · valid' : 'parse · valid'
}

function pretty(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2)
  } catch {
    return json
  }
}
