import type { BatchView } from '../../../../shared/views/batchViews.ts'
import type { SavedView } from '../../../../shared/views/savedViews.ts'
import { givenViews } from '../../../../shared/views/savedViews.ts'
import { call } from '../../../api.ts'
import { useLive } from '../../../live.ts'
import { visibleText } from '../../../parts/format.ts'
import { offerUndo } from '../../../parts/toast.ts'
import { setQuery, useRoute } from '../../../route.ts'
import { isShown, viewQuery, withView } from './viewQuery.ts'

/** A view as it can be chosen. `id` null: it came with the product. */
export interface Choice {
  readonly id: number | null
  readonly name: string
  readonly query: string
}

export interface Views {
  readonly given: readonly Choice[]
  readonly saved: readonly SavedView[]
  /** The view that was chosen, also when something was changed since. */
  readonly current: Choice | null
  readonly isChanged: boolean
  readonly show: (view: Choice) => void
  /** These throw what the main process says about it. */
  readonly save: (name: string) => Promise<void>
  readonly rename: (view: SavedView, name: string) => Promise<void>
  readonly replace: (view: SavedView) => Promise<void>
  readonly remove: (view: SavedView) => Promise<void>
}

/** The views of a pipeline's items: those that came with the product and those that people have kept. */
export function useViews({ pipeline, facets }: BatchView): Views {
  const { query } = useRoute()
  const saved = useLive('views.list', { pipeline }).value?.views ?? []
  const given = givenViews
    .filter(({ field }) => field === undefined || facets.some(({ column }) => column === field))
    .map(({ name, query: kept }): Choice => ({ id: null, name, query: kept }))
  const chosen = saved.find(({ id }) => String(id) === query.get('view'))
  const current = chosen ?? [...given, ...saved].find((view) => isShown(query, view)) ?? null
  const keep = async (name: string, kept: string): Promise<void> => {
    const { id } = await call('views.save', { pipeline, name, query: kept })
    setQuery({ view: String(id) })
  }
  const restore = async ({ name, query: kept }: Omit<Choice, 'id'>, at: string): Promise<void> => {
    const { id } = await call('views.save', { pipeline, name, query: kept })
    // Elsewhere by now, the operator is shown no other view.
    if (location.hash === at) setQuery({ view: String(id) })
  }
  return {
    given,
    saved,
    current,
    isChanged: current !== null && !isShown(query, current),
    show: (view) => setQuery(withView(query, view)),
    save: (name) => keep(name, viewQuery(query)),
    rename: async ({ id }, name) => void (await call('views.change', { id, name })),
    replace: async ({ id, name }) => {
      const before = saved.find((view) => view.id === id)?.query
      await call('views.change', { id, query: viewQuery(query) })
      offerUndo(`“${visibleText(name)}” replaced.`, () => call('views.change', { id, query: before }))
    },
    remove: async ({ id }) => {
      const was = await call('views.delete', { id })
      setQuery({ view: null })
      const at = location.hash
      offerUndo(`View “${visibleText(was.name)}” deleted.`, () => restore(was, at))
    },
  }
}
