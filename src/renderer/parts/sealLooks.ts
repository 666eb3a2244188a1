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
import type { SealPart } from '../../shared/views/seal.ts'

/** The order of the bar is fixed. */
export const sealOrder: readonly SealPart[] = [
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
]

export const sealIcons: Readonly<Record<SealPart, LucideIcon>> = {
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
}
