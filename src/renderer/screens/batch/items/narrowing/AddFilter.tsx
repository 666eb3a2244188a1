import { Plus } from 'lucide-react'
import type { BatchView } from '../../../../../shared/views/batchViews.ts'
import { modelName, number } from '../../../../parts/format.ts'
import { Menu, MenuOption } from '../../../../parts/Menu.tsx'
import { setQuery, useRoute } from '../../../../route.ts'
import { rangeText, withValue } from '../../itemsQuery.ts'
import { lowConfidence } from '../../lowConfidence.ts'

/** The menu of what the table can be narrowed to. */
export function AddFilter({ batch }: { readonly batch: BatchView }) {
  const { query } = useRoute()
  const choices = batch.facets.filter((facet) => facet.kind === 'choice')
  const isConfidence = batch.facets.some(({ column }) => column === 'confidence')
  return (
    <Menu button={{ className: 'fchip add', children: plus }} align="start">
      <MenuOption onSelect={() => setQuery({ touched: '300000' })}>touched in the last 5 minutes</MenuOption>
      <MenuOption onSelect={() => setQuery({ retried: '1' })}>more than one call</MenuOption>
      {Object.keys(batch.answeredBy).map((model) => (
        <MenuOption key={model} onSelect={() => setQuery({ model })}>
          answered by {modelName(model)}
        </MenuOption>
      ))}
      {isConfidence && (
        <MenuOption onSelect={() => setQuery({ 'range.confidence': rangeText(null, lowConfidence) })}>
          confidence below {number(lowConfidence)}
        </MenuOption>
      )}
      {choices.flatMap(({ column, values }) =>
        values.map((value) => (
          <MenuOption key={`${column} ${value}`} onSelect={() => setQuery(withValue(query, column, value))}>
            {column.replaceAll('_', ' ')} is {value.replaceAll('_', ' ')}
          </MenuOption>
        )),
      )}
    </Menu>
  )
}

const plus = (
  <span>
    <Plus className="i s12" aria-hidden /> Filter
  </span>
)
