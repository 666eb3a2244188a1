import type { SavedView } from '../../../shared/views/savedViews.ts'
import { givenViews } from '../../../shared/views/savedViews.ts'
import { UsageError } from '../../../shared/usageError.ts'
import { findPipeline } from '../../pipelines/registry.ts'
import type { Store } from '../../store/open.ts'
import type { Desk } from '../desk/desk.ts'
import type { Handlers } from '../dispatch.ts'

type ViewCalls = 'views.list' | 'views.save' | 'views.change' | 'views.delete'

/** Views of the items that are kept under a name, for all batches of a pipeline. */
export function savedViewsHandlers({ app: { store } }: Pick<Desk, 'app'>): Pick<Handlers, ViewCalls> {
  return {
    'views.list': ({ pipeline }) => ({ views: store.savedViews.list(pipeline) }),
    'views.save': ({ pipeline, name, query }) => {
      requireFree(name, null, findPipeline(pipeline).name, store)
      return { id: store.savedViews.add(pipeline, name, query) }
    },
    'views.change': ({ id, name, query }) => {
      const { pipeline, ...view } = requireView(id, store)
      if (name !== undefined) requireFree(name, id, pipeline, store)
      store.savedViews.update({
        ...view,
        ...(name !== undefined && { name }),
        ...(query !== undefined && { query }),
      })
      return {}
    },
    'views.delete': ({ id }) => {
      const { name, query } = requireView(id, store)
      store.savedViews.delete(id)
      return { name, query }
    },
  }
}

function requireView(id: number, { savedViews }: Store): SavedView & { readonly pipeline: string } {
  const view = savedViews.get(id)
  if (!view) throw new UsageError('This view is not there any more. Nothing was changed.')
  return view
}

/** `id`: the view that may have the name already. */
function requireFree(name: string, id: number | null, pipeline: string, { savedViews }: Store): void {
  if (givenViews.some((given) => given.name.toLowerCase() === name.toLowerCase()))
    throw new UsageError(`"${name}" comes with the product. Choose another name.`)
  const known = savedViews.named(pipeline, name)
  if (known && known.id !== id)
    throw new UsageError(`There is a view "${known.name}" already. Choose another name, or replace that one.`)
}
