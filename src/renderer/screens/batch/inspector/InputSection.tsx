import type { ItemDetail } from '../../../../shared/views/itemViews.ts'
import { dash, number, visibleText } from '../../../parts/format.ts'
import { Section } from './Section.tsx'

interface Props {
  readonly detail: ItemDetail
  readonly fileName: string
}

/** The row as it stood in the file; an edit is shown beside it, never in its place. */
export function InputSection({ detail: { item, source, fields, isInputEdited }, fileName }: Props) {
  const note = `acquire · row ${number(item.row)} of ${visibleText(fileName)}`
  return (
    <>
      {isInputEdited && (
        <Section title="Edited input" note="this is what the model is asked about">
          <Values values={fields.map(({ name, value }) => [name, value])} />
        </Section>
      )}
      <Section title="Input" note={note} stage={1}>
        <Values
          values={source.map(({ column, value, field }) => [
            field && field !== column ? `${column} (${field})` : column,
            value,
          ])}
        />
      </Section>
    </>
  )
}

function Values({ values }: { readonly values: readonly (readonly [string, string])[] }) {
  return (
    <div className="frame">
      <dl className="kvs one">
        {values.map(([name, value]) => (
          <Value key={name} name={name} value={value} />
        ))}
      </dl>
    </div>
  )
}

function Value({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{visibleText(name)}</dt>
      <dd dir="auto">{value === '' ? dash : visibleText(value)}</dd>
    </>
  )
}
