import { Trouble } from '../../../../parts/Trouble.tsx'
import { useRoute } from '../../../../route.ts'
import { withoutFilters } from '../../itemsQuery.ts'
import { clearFilters } from './clearFilters.ts'

/** Why the table is empty, and the next thing to do. */
export function NoRows({ error }: { readonly error: string | null }) {
  const route = useRoute()
  const { query } = route
  if (error !== null)
    return (
      <div className="p-4">
        <Trouble message={error} />
      </div>
    )
  const filters = withoutFilters(query)
  const isNarrowed = Object.keys(filters).some((key) => query.has(key))
  if (!isNarrowed) return <p className="empty">This batch has no rows.</p>
  return (
    <div className="empty grid gap-3 justify-items-center">
      <p>No row matches.{query.has('q') && ' The search finds words of the source by how they begin.'}</p>
      <button type="button" className="btn" onClick={() => clearFilters(route)}>
        Clear the filter <kbd>Esc</kbd>
      </button>
    </div>
  )
}
