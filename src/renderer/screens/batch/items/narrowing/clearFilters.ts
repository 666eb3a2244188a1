import { offerView } from '../../../../parts/toast.ts'
import type { Route } from '../../../../route.ts'
import { go, setQuery } from '../../../../route.ts'
import { withoutFilters } from '../../itemsQuery.ts'

/** Shows all rows, and offers what narrowed them once more. */
export function clearFilters({ path, query }: Route): void {
  const filters = withoutFilters(query)
  if (!Object.keys(filters).some((key) => query.has(key))) return
  setQuery(filters)
  offerView('All rows are shown.', () => go(path.join('/'), query))
}
