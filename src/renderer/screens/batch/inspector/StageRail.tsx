import type { ItemDetail } from '../../../../shared/views/itemViews.ts'
import type { StageName } from '../../../../shared/stage.ts'
import { stageNames } from '../../../../shared/stage.ts'
import type { StageState } from '../../../../shared/stageStates.ts'
import { stageStates } from '../../../../shared/stageStates.ts'
import { duration } from '../../../parts/format.ts'
import { StageCell } from '../../../parts/StageCells.tsx'

const artifacts: Readonly<Record<StageName, string>> = {
  acquire: 'input',
  prepare: 'prompt',
  process: 'response',
  parse: 'output',
  render: 'row',
}

interface Props {
  readonly detail: ItemDetail
  readonly onStage: (stage: number) => void
}

/** The five stages with what each has left, and how long it took where that was measured. */
export function StageRail({ detail, onStage }: Props) {
  const states = stageStates(detail.item, detail.prompt !== null)
  return (
    <nav className="srail" aria-label="Stages">
      {stageNames.map((name, index) => {
        const state = states[index]!
        const ms = detail.stageMs[name]
        return (
          <button
            key={name}
            type="button"
            className={isReached(state) ? '' : 'off'}
            aria-current={state === 'failed' ? 'step' : undefined}
            onClick={() => onStage(index + 1)}
          >
            <span className="t">
              <StageCell state={state} />
              {name}
            </span>
            <span className="a">
              <span>{saidOf(state, name)}</span>
              <span>{ms === null ? '' : duration(ms)}</span>
            </span>
          </button>
        )
      })}
    </nav>
  )
}

function isReached(state: StageState): boolean {
  return state !== 'pending' && state !== 'skipped'
}

function saidOf(state: StageState, name: StageName): string {
  if (state === 'pending') return 'not reached'
  if (state === 'done') return artifacts[name]
  if (state === 'human') return name === 'process' ? 'by hand' : 'not run'
  return state === 'cached' ? 'from the cache' : state
}
