import { Check, CircleX } from 'lucide-react'
import type { ItemDetail } from '../../../../shared/views/itemViews.ts'
import { cellText } from '../../../../shared/field.ts'
import { counted } from '../../../../shared/counted.ts'
import { dash, visibleText } from '../../../parts/format.ts'
import { Section } from './Section.tsx'

type Field = NonNullable<ItemDetail['output']>[number]

/** The reply as it came, beside what was read out of it. */
export function AnswerSection({ detail: { response, output, item } }: { readonly detail: ItemDetail }) {
  if (!response && !output) return null
  const invalid = output?.filter(({ problem }) => problem !== null).length ?? 0
  const note =
    invalid > 0
      ? `${invalid} of ${counted(output!.length, 'field')} invalid`
      : item.status === 'complete'
        ? 'parse · valid'
        : 'parse'
  return (
    <div className="answer">
      <Section
        title="Response"
        note={response ? `process${response.stopReason ? ` · ${response.stopReason}` : ''}` : 'none'}
        stage={3}
      >
        <div className="frame">
          <pre className="tall" tabIndex={0} aria-label="Response as it came" dir="auto">
            {response ? visibleText(response.text) : dash}
          </pre>
          {response && (
            <details className="raw small">
              <summary>Whole message</summary>
              <pre className="tall" tabIndex={0} aria-label="Whole message">
                {visibleText(pretty(response.raw))}
              </pre>
            </details>
          )}
        </div>
      </Section>
      <Section title="Output" note={note} stage={4}>
        {output ? (
          <div className="fields">
            {output.map((field) => (
              <OutputField key={field.name} field={field} />
            ))}
          </div>
        ) : (
          <p className="small t3">The reply holds no fields.</p>
        )}
      </Section>
    </div>
  )
}

function OutputField({ field: { name, value, problem, nearest } }: { readonly field: Field }) {
  return (
    <div className={problem === null ? '' : 'bad'}>
      {problem === null ? (
        <Check className="i t3" aria-label="valid" />
      ) : (
        <CircleX className="i c-failed" aria-label="invalid" />
      )}
      <span className="t2">{name}</span>
      <span>
        <span dir="auto">{value === null ? dash : visibleText(cellText(value))}</span>
        {problem !== null && <span className="msg block">{visibleText(problem)}</span>}
        {nearest !== null && <span className="t2 block">The nearest allowed value is {nearest}.</span>}
      </span>
    </div>
  )
}

function pretty(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2)
  } catch {
    return json
  }
}
