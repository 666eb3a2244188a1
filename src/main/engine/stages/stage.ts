import type { StageFailure } from '../../../shared/item.ts'
import type { Outcome } from '../../pipelines/pipeline.ts'
import { failed } from '../../pipelines/pipeline.ts'
import type { ArtifactKind } from '../../store/answers/artifacts.ts'
import { DamagedArtifact } from '../../store/answers/artifacts.ts'
import type { ItemDraft } from '../itemDraft.ts'
import type { RunDeps } from '../runDeps.ts'

/** A stage leaves its artifact and the next checkpoint on the draft, or says why it could not. */
export type StageResult = 'done' | 'stopped' | StageFailure
export type StageRun = (draft: ItemDraft, deps: RunDeps) => StageResult | Promise<StageResult>

/** A pipeline's own code must not stop the batch: what it throws becomes the failure of this one item. */
export function guarded<T>(run: () => Outcome<T>): Outcome<T> {
  try {
    return run()
  } catch (error) {
    return failed('stage_error', error instanceof Error ? error.message : String(error))
  }
}

/** What an earlier stage left: in this run, or on disk before a restart. */
export function loaded(draft: ItemDraft, kind: ArtifactKind, { store }: RunDeps): unknown {
  const value = draft.value(kind)
  if (value !== undefined) return value
  const artifact = store.artifacts.latest(draft.item.id, kind)
  if (!artifact) throw new DamagedArtifact(`The item is ${draft.item.checkpoint} but has no ${kind}.`)
  return JSON.parse(artifact.body)
}
