import type { StageRun } from './stage.ts'
import { guarded } from './stage.ts'

/**
 * Loads the item's row, with its columns mapped to the pipeline's fields, or as a person has edited them. Leaves the
 * `input`.
 */
export const acquire: StageRun = (draft, deps) => {
  const { cells, edited } = deps.store.items.source(draft.item.id)
  const row = edited ?? deps.mapRow(cells)
  const input = guarded(() => deps.pipeline.acquire(row))
  if (!input.ok) return { ...input.failure, stage: 'acquire' }
  draft.add('input', input.value)
  draft.set({ checkpoint: 'acquired' })
  return 'done'
}
