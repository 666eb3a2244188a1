import type { StageRun } from './stage.ts'
import { guarded } from './stage.ts'

/** Loads the item's row, with its columns mapped to the pipeline's fields. Leaves the `input`. */
export const acquire: StageRun = (draft, deps) => {
  const row = deps.mapRow(deps.store.items.cells(draft.item.id))
  const input = guarded(() => deps.pipeline.acquire(row))
  if (!input.ok) return { ...input.failure, stage: 'acquire' }
  draft.add('input', input.value)
  draft.set({ checkpoint: 'acquired' })
  return 'done'
}
