import { ListFilter } from 'lucide-react'
import type { BatchId } from '../../../shared/ids.ts'
import type { BatchCharts } from '../../../shared/views/batchViews.ts'
import type { Command } from '../../commands.ts'
import { useOffer } from '../../commands.ts'
import { counted, visibleText } from '../../parts/format.ts'
import { setQuery, useRoute } from '../../route.ts'
import { useCharts } from './charts/useCharts.ts'
import { chosenOf, withValue } from './itemsQuery.ts'

/** Offers each value that was answered as a filter, with its rows. */
export function ValueCommands({ batchId }: { readonly batchId: BatchId }) {
  const { query } = useRoute()
  const distributions = useCharts(batchId)?.distributions ?? []
  useOffer(distributions.flatMap((distribution) => valueCommands(distribution, query)))
  return null
}

function valueCommands(
  { column, values }: BatchCharts['distributions'][number],
  query: URLSearchParams,
): Command[] {
  const chosen = chosenOf(query, column)
  return values
    .filter(({ count }) => count > 0)
    .map(({ value, count }) => ({
      id: `value ${column} ${value}`,
      group: 'Go to',
      icon: ListFilter,
      text: said(`${column} is ${value}`, chosen.includes(value)),
      end: counted(count, 'row'),
      isHidden: true,
      run: () => setQuery(withValue(query, column, value)),
    }))
}

function said(text: string, isChosen: boolean): string {
  const plain = visibleText(text.replaceAll('_', ' '))
  return isChosen ? `No longer filter by ${plain}` : plain[0]!.toUpperCase() + plain.slice(1)
}
