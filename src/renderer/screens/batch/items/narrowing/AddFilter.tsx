import { Plus } from 'lucide-react'
import type { BatchView } from '../../../../../shared/views/batchViews.ts'
import type { RowPart } from '../../../../../shared/views/seal.ts'
import { modelName, number } from '../../../../parts/format.ts'
import { Menu, MenuOption, MenuSeparator } from '../../../../parts/Menu.tsx'
import { partsIn } from '../../../../parts/Seal.tsx'
import { partName, sealIcons } from '../../../../parts/sealLooks.ts'
import { setQuery, useRoute } from '../../../../route.ts'
import { rangeText, withPart, withValue } from '../../itemsQuery.ts'
import { lowConfidence } from '../../lowConfidence.ts'
import { useKeysToRows } from '../selecting/useKeysToRows.ts'

/** The menu of what the table can be narrowed to. */
export function AddFilter({ batch }: { readonly batch: BatchView }) {
  const { query } = useRoute()
  const choices = batch.facets.filter((facet) => facet.kind === 'choice')
  const isConfidence = batch.facets.some(({ column }) => column === 'confidence')
  const { chosen, onCloseAutoFocus } = useKeysToRows()
  const narrow: typeof setQuery = (changes) => {
    chosen()
    setQuery(changes)
  }
  return (
    <Menu
      button={{ className: 'fchip add', children: plus }}
      align="start"
      onCloseAutoFocus={onCloseAutoFocus}
    >
      {partsIn(batch).map(([part, rows]) => (
        <PartOption key={part} {...{ part, rows }} onChoose={() => narrow(withPart(query, part))} />
      ))}
      <MenuSeparator />
      <MenuOption onSelect={() => narrow({ touched: '300000' })}>Touched in the last 5 minutes</MenuOption>
      <MenuOption onSelect={() => narrow({ retried: '1' })}>More than one call</MenuOption>
      {Object.keys(batch.answeredBy).map((model) => (
        <MenuOption key={model} onSelect={() => narrow({ model })}>
          Answered by {modelName(model)}
        </MenuOption>
      ))}
      {isConfidence && (
        <MenuOption onSelect={() => narrow({ 'range.confidence': rangeText(null, lowConfidence) })}>
          Confidence below {number(lowConfidence)}
        </MenuOption>
      )}
      {choices.flatMap(({ column, values }) =>
        values.map((value) => (
          <MenuOption key={`${column} ${value}`} onSelect={() => narrow(withValue(query, column, value))}>
            {capital(column.replaceAll('_', ' '))} is {value.replaceAll('_', ' ')}
          </MenuOption>
        )),
      )}
    </Menu>
  )
}

function capital(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1)
}

interface PartProps {
  readonly part: RowPart
  readonly rows: number
  readonly onChoose: () => void
}

/** The same as the numbers of the seal: what became of the rows. */
function PartOption({ part, rows, onChoose }: PartProps) {
  const Icon = sealIcons[part]
  return (
    <MenuOption onSelect={onChoose}>
      <Icon className={`i c-${part}`} aria-hidden />
      <span className="grow">{partName(part)}</span>
      <span className="t3">{number(rows)}</span>
    </MenuOption>
  )
}

const plus = (
  <span>
    <Plus className="i s12" aria-hidden /> Filter
  </span>
)
