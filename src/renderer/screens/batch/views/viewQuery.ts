import { withoutFilters } from '../itemsQuery.ts'

/** What a view keeps of the address besides the filters. */
const others = ['sort', 'cols']

function keysOf(query: URLSearchParams): string[] {
  return [...Object.keys(withoutFilters(query)), ...others].filter((key) => key !== 'view')
}

/** The part of the address that a view keeps, in one order: equal views are equal texts. */
export function viewQuery(query: URLSearchParams): string {
  const kept = keysOf(query)
    .toSorted()
    .flatMap((key) => (query.get(key) ? [[key, query.get(key)!]] : []))
  return new URLSearchParams(kept).toString()
}

/** What to change in the address so that the view is shown. One that chooses no columns leaves them as they are. */
export function withView(
  query: URLSearchParams,
  view: { readonly id: number | null; readonly query: string },
): Record<string, string | null> {
  const wanted = new URLSearchParams(view.query)
  const gone = keysOf(query).filter((key) => key !== 'cols' || wanted.has('cols'))
  return {
    ...Object.fromEntries(gone.map((key) => [key, null])),
    ...Object.fromEntries(wanted),
    ...{ view: view.id === null ? null : String(view.id), item: null, tab: null },
  }
}

/** Whether the address shows just this. Columns count only where the view chooses some. */
export function isShown(query: URLSearchParams, view: { readonly query: string }): boolean {
  const wanted = new URLSearchParams(view.query)
  const now = new URLSearchParams(viewQuery(query))
  if (!wanted.has('cols')) now.delete('cols')
  return viewQuery(now) === viewQuery(wanted)
}
