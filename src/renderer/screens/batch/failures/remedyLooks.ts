import type { LucideIcon } from 'lucide-react'
import { ArrowUp, FlaskConical, Gauge, History, RotateCw, Shuffle, SkipForward } from 'lucide-react'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import type { Remedy } from '../../../../shared/views/itemViews.ts'
import { counted, modelName, number, priceOf } from '../../../parts/format.ts'

export const remedyIcons: Readonly<Record<Remedy['kind'], LucideIcon>> = {
  retry: RotateCw,
  retry_some: FlaskConical,
  half_concurrency: Gauge,
  raise_tokens: ArrowUp,
  switch_model: Shuffle,
  skip: SkipForward,
  keep_earlier: History,
}

/** The price beside its verb; null for what asks no model and keeps nothing. */
export function remedyPrice(batch: BatchView, { kind, costNanoUsd }: Remedy): string | null {
  if (kind === 'keep_earlier') return 'free'
  return kind === 'skip' ? null : priceOf(batch, costNanoUsd)
}

export function verbOf({ kind, rows, model, concurrency, maxOutputTokens }: Remedy): string {
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
    case 'keep_earlier':
      return `Keep ${counted(rows, 'earlier answer')}`
  }
}
