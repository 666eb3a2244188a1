import { facetValues } from '../../pipelines/facets.ts'
import type { StageRun } from './stage.ts'
import { guarded, loaded } from './stage.ts'

/** Turns the output into the columns that are added to the row. Leaves the `rendered` row and completes the item. */
export const render: StageRun = (draft, deps) => {
  const output = loaded(draft, 'output', deps)
  const rendered = guarded(() => deps.pipeline.render(output))
  if (!rendered.ok) return { ...rendered.failure, stage: 'render' }
  draft.add('rendered', rendered.value)
  draft.facets = facetValues(rendered.value, deps.facets)
  const isDefault = draft.item.answeredBy === 'default'
  draft.set({ checkpoint: 'complete', status: 'complete', failure: isDefault ? draft.item.failure : null })
  return 'done'
}
