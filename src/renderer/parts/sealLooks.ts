import type { LucideIcon } from 'lucide-react'
import {
  Ban,
  CircleDashed,
  CircleStop,
  CircleX,
  Clock,
  CornerDownRight,
  LoaderCircle,
  SkipForward,
  Sparkles,
  UserRound,
  Zap,
} from 'lucide-react'
import type { RowPart } from '../../shared/views/seal.ts'

/** The order of the bar is fixed. */
export const sealOrder: readonly RowPart[] = [
  'model',
  'cache',
  'human',
  'default',
  'failed',
  'skipped',
  'rejected',
  'cancelled',
  'waiting',
  'running',
  'pending',
  'unstarted',
]

export const sealIcons: Readonly<Record<RowPart, LucideIcon>> = {
  model: Sparkles,
  cache: Zap,
  human: UserRound,
  default: CornerDownRight,
  failed: CircleX,
  skipped: SkipForward,
  rejected: Ban,
  cancelled: CircleStop,
  waiting: Clock,
  running: LoaderCircle,
  pending: CircleDashed,
  unstarted: CircleDashed,
}

export function partName(part: RowPart): string {
  return part === 'unstarted' ? 'not started yet' : part
}
