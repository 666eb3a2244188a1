import { cellText } from '../../../../shared/field.ts'
import type { ItemDetail } from '../../../../shared/views/itemViews.ts'
import { dash } from '../../../parts/format.ts'
import { Section } from './Section.tsx'
import { Values } from './Values.tsx'

interface Props {
  readonly rendered: NonNullable<ItemDetail['rendered']>
  readonly answeredBy: ItemDetail['item']['answeredBy']
}

/** What the export says of this row: of a default response there is nothing else to see. */
export function RenderedSection({ rendered, answeredBy }: Props) {
  const note = answeredBy === 'default' ? 'render · the default response' : 'render · as it is exported'
  return (
    <Section title="Row" note={note} stage={5}>
      <Values
        values={Object.entries(rendered).map(([name, value]) => [
          name,
          value === null ? dash : cellText(value),
        ])}
      />
    </Section>
  )
}
