import { setQuery } from '../../../route.ts'
import type { BatchActs } from '../BatchCommands.tsx'
import { onlyFilter } from '../filterQuery.ts'
import type { Checking } from './useCheck.ts'

/** What is done with the check from its buttons and from the command menu. */
export function checkActs(
  query: URLSearchParams,
  checking: Checking,
  showRejects: () => void,
): Pick<BatchActs, 'check' | 'finding'> {
  return {
    check: () => {
      setQuery({ tab: 'check', item: null })
      checking.start()
    },
    // Rows without a filter are no items: they were rejected at the import.
    finding: ({ filter }) => (filter ? setQuery(onlyFilter(query, filter)) : showRejects()),
  }
}
