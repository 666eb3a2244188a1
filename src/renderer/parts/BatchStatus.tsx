import type { LucideIcon } from 'lucide-react'
import { Check, CircleDashed, CirclePause, CircleStop, Clock, LoaderCircle } from 'lucide-react'
import type { BatchLine } from '../../shared/views/batchViews.ts'
import { number } from './format.ts'
import { pauseWord } from './pauseWord.ts'
import { sealIcons } from './sealLooks.ts'

type Shown = Pick<BatchLine, 'status' | 'reason' | 'seal' | 'unstarted'>

const looks: Readonly<Record<Shown['status'], { readonly icon: LucideIcon; readonly color: string }>> = {
  ready: { icon: CircleDashed, color: 'pending' },
  running: { icon: LoaderCircle, color: 'running' },
  paused: { icon: CirclePause, color: 'paused' },
  submitted: { icon: Clock, color: 'waiting' },
  complete: { icon: Check, color: 'done' },
  cancelled: { icon: CircleStop, color: 'cancelled' },
}

/** What the rows of a batch that has run to its end have left to look at, the worst first. */
const exceptions = ['failed', 'default'] as const

/** Icon first, then the word, with the reason of a pause. In a list, numbers beside it say the rest. */
export function BatchStatus({ batch, chip = false }: { readonly batch: Shown; readonly chip?: boolean }) {
  const { icon: Icon, color } = lookOf(batch)
  const words = statusWords(batch)
  const text = words.slice(0, chip ? undefined : 2).join(', ')
  const tint = color === 'paused' ? 'default' : color
  return (
    <span className={chip ? `chip t-${tint} c-${color}` : `st c-${color}`} title={words.join(', ')}>
      <Icon className="i" aria-hidden />
      {chip ? text[0]!.toUpperCase() + text.slice(1) : text}
    </span>
  )
}

/** Where there is no room for the word; what stands beside it says it. */
export function StatusIcon({ batch }: { readonly batch: Shown }) {
  const { icon: Icon, color } = lookOf(batch)
  return <Icon className={`i s12 c-${color}`} aria-hidden />
}

/** `complete`, `2 failed`, `114 default`: how a batch stands, and what there is to know about it. */
export function statusWords(batch: Shown): string[] {
  const { status, reason, seal, unstarted } = batch
  if (reason) return [status, pauseWord(reason)]
  if (status !== 'complete') return [status]
  const rows = { ...seal, skipped: seal.skipped - unstarted }
  const left = [...exceptions, 'skipped' as const].filter((part) => rows[part] > 0)
  return [wordOf(batch), ...left.map((part) => `${number(rows[part])} ${part}`)]
}

/** The worst of what is left of a batch that has run to its end; null: it is as it should be. */
export function exceptionIn({ status, seal }: Shown): (typeof exceptions)[number] | null {
  return (status === 'complete' && exceptions.find((part) => seal[part] > 0)) || null
}

function lookOf(batch: Shown): (typeof looks)[Shown['status']] {
  const exception = exceptionIn(batch)
  return exception ? { icon: sealIcons[exception], color: exception } : looks[batch.status]
}

/** A batch of which only a sample was run is not complete as others are. */
function wordOf({ status, unstarted }: Shown): string {
  return status === 'complete' && unstarted > 0 ? 'sample complete' : status
}
