import type { LucideIcon } from 'lucide-react'
import { Check, CircleDashed, CirclePause, CircleStop, CircleX, Clock, LoaderCircle } from 'lucide-react'
import type { BatchLine } from '../../shared/views/batchViews.ts'
import { number } from './format.ts'

type Shown = Pick<BatchLine, 'status' | 'reason' | 'seal' | 'unstarted'>

const looks: Readonly<Record<Shown['status'], { readonly icon: LucideIcon; readonly color: string }>> = {
  ready: { icon: CircleDashed, color: 'pending' },
  running: { icon: LoaderCircle, color: 'running' },
  paused: { icon: CirclePause, color: 'paused' },
  submitted: { icon: Clock, color: 'waiting' },
  complete: { icon: Check, color: 'done' },
  cancelled: { icon: CircleStop, color: 'cancelled' },
}

/** Icon first, then the word, with the reason of a pause. */
export function BatchStatus({ batch, chip = false }: { readonly batch: Shown; readonly chip?: boolean }) {
  const { status, seal } = batch
  const hasFailed = chip && status === 'complete' && seal.failed > 0
  const { icon, color } = hasFailed ? { icon: CircleX, color: 'failed' } : looks[status]
  const Icon = icon
  const word = [wordOf(batch), remarkOn(batch, hasFailed)].filter(Boolean).join(', ')
  const tint = color === 'paused' ? 'default' : color
  return (
    <span className={chip ? `chip t-${tint} c-${color}` : `st c-${color}`}>
      <Icon className="i" aria-hidden />
      {chip ? word[0]!.toUpperCase() + word.slice(1) : word}
    </span>
  )
}

/** A batch of which only a sample was run is not complete as others are. */
function wordOf({ status, unstarted }: Shown): string {
  return status === 'complete' && unstarted > 0 ? 'sample complete' : status
}

/** Why it stands still, or what a batch that has run to its end has left. */
function remarkOn({ status, reason, seal, unstarted }: Shown, hasFailed: boolean): string | null {
  if (reason) return reason
  if (hasFailed) return `${number(seal.failed)} failed`
  const skipped = seal.skipped - unstarted
  return status === 'complete' && skipped > 0 ? `${number(skipped)} skipped` : null
}
