import type { ItemState, StageFailure } from '../../shared/item.ts'
import type { StageName } from '../../shared/stage.ts'
import { stagesAfter } from '../../shared/stage.ts'
import { DamagedArtifact } from '../store/answers/artifacts.ts'
import { ItemDraft } from './itemDraft.ts'
import type { RunDeps } from './runDeps.ts'
import { acquire } from './stages/acquire.ts'
import { parse } from './stages/parse.ts'
import { prepare } from './stages/prepare.ts'
import { process } from './stages/process.ts'
import { render } from './stages/render.ts'
import type { StageResult, StageRun } from './stages/stage.ts'

const stages: Readonly<Record<StageName, StageRun>> = { acquire, prepare, process, parse, render }

/** Runs what is left of an item. Ends at the first stage that does not succeed; the store knows where. */
export async function runItem(item: ItemState, deps: RunDeps): Promise<void> {
  const draft = new ItemDraft(item, (change) =>
    deps.store.commit(deps.lease, { ...change, at: deps.clock.now() }),
  )
  for (let stage = nextStage(draft); stage; stage = nextStage(draft)) {
    const result = await runStage(stage, draft, deps)
    if (result === 'stopped') return
    if (result !== 'done') {
      // What a call failed by for good is on disk already. Since then the row may be another one: an operator has
      // skipped it, or put it back to work.
      if (draft.item.status !== 'failed') draft.set({ status: 'failed', failure: result })
      break
    }
  }
  await draft.commit()
}

function nextStage(draft: ItemDraft): StageName | undefined {
  return stagesAfter(draft.item.checkpoint)[0]
}

async function runStage(stage: StageName, draft: ItemDraft, deps: RunDeps): Promise<StageResult> {
  try {
    return await stages[stage](draft, deps)
  } catch (error) {
    if (!(error instanceof DamagedArtifact)) throw error
    return { kind: 'damaged', stage, message: error.message } satisfies StageFailure
  }
}
