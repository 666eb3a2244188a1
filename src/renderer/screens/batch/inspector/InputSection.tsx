import type { ItemDetail } from '../../../../shared/views/itemViews.ts'
import { number, visibleText } from '../../../parts/format.ts'
import { Section } from './Section.tsx'
import { Values } from './Values.tsx'

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
