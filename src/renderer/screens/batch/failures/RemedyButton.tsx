import type { LucideIcon } from 'lucide-react'
import { ArrowUp, Check, FlaskConical, Gauge, RotateCw, Shuffle, SkipForward } from 'lucide-react'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import type { Remedy } from '../../../../shared/views/itemViews.ts'
import { modelName, number, priceOf } from '../../../parts/format.ts'

interface Props {
  readonly batch: BatchView
  readonly remedy: Remedy
  /** The one that the keyboard takes. */
  readonly isFirst: boolean
  readonly onPress: () => void
}

const icons: Readonly<Record<Remedy['kind'], LucideIcon>> = {
  retry: RotateCw,
  retry_some: FlaskConical,
  half_concurrency: Gauge,
  raise_tokens: ArrowUp,
  switch_model: Shuffle,
  skip: SkipForward,
  accept: Check,
}

/** What can be done about a cause, with its rows and its price. */
export function RemedyButton({ batch, remedy, isFirst, onPress }: Props) {
  const Icon = icons[remedy.kind]
  const isFree = remedy.kind === 'skip' || remedy.kind === 'accept'
  return (
    <button type="button" className={isFirst ? 'btn primary' : 'btn'} onClick={onPress}>
      <Icon className="i" aria-hidden /> {verbOf(remedy)}
      {!isFree && <span className="cost">{priceOf(batch, remedy.costNanoUsd)}</span>}
    </button>
  )
}

function verbOf({ kind, rows, model, concurrency, maxOutputTokens }: Remedy): string {
  switch (kind) {
    case 'retry':
      return `Retry ${number(rows)}`
    case 'retry_some':
      return `Retry ${number(rows)} first`
    case 'half_concurrency':
      return `Retry ${number(rows)}, ${number(concurrency)} at once`
    case 'raise_tokens':
      return `Raise to ${number(maxOutputTokens)} tokens and retry ${number(rows)}`
    case 'switch_model':
      return `Try ${number(rows)} with ${modelName(model ?? '')}`
    case 'skip':
      return `Skip ${number(rows)}`
    case 'accept':
      return `Accept ${number(rows)} as they are`
  }
}
