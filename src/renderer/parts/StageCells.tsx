import type { LucideIcon } from 'lucide-react'
import {
  Check,
  Circle,
  CornerDownRight,
  LoaderCircle,
  RotateCw,
  SkipForward,
  UserRound,
  X,
  Zap,
} from 'lucide-react'
import { stageNames } from '../../shared/stage.ts'
import type { StageState } from '../../shared/stageStates.ts'
import { stageStates } from '../../shared/stageStates.ts'

const icons: Readonly<Record<StageState, LucideIcon>> = {
  pending: Circle,
  running: LoaderCircle,
  done: Check,
  cached: Zap,
  waiting: RotateCw,
  failed: X,
  default: CornerDownRight,
  human: UserRound,
  skipped: SkipForward,
}

export function StageCell({ state }: { readonly state: StageState }) {
  const Icon = icons[state]
  return (
    <span className={`sc ${state}`}>
      <Icon className="i" aria-hidden />
    </span>
  )
}

/** One small cell a stage; one label says all five. */
export function StageCells({ item }: { readonly item: Parameters<typeof stageStates>[0] }) {
  const states = stageStates(item)
  const label = states.map((state, index) => `${stageNames[index]}: ${state}`).join(', ')
  return (
    <span className="stages" role="img" aria-label={label} title={label}>
      {states.map((state, index) => (
        <StageCell key={stageNames[index]} state={state} />
      ))}
    </span>
  )
}
