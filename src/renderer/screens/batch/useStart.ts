import { useState } from 'react'
import type { BatchView } from '../../../shared/views/batchViews.ts'
import { call } from '../../api.ts'
import { useAction } from '../../parts/useAction.ts'

export interface Start {
  readonly isBusy: boolean
  readonly error: string | null
  /** The start that waits for a yes, since it costs more than the operator wants to be surprised by. */
  readonly asked: { readonly rest: boolean } | null
  /** Starts, or asks first. `rest`: also the rows that a sample left out. */
  ask(rest: boolean): void
  confirm(): void
  dismiss(): void
}

/** Starts and resumes a batch. */
export function useStart(batch: BatchView): Start {
  const [asked, setAsked] = useState<Start['asked']>(null)
  const action = useAction()
  const start = async (rest: boolean): Promise<void> => {
    await call('batch.start', { batchId: batch.id, rest })
    setAsked(null)
  }
  return {
    isBusy: action.isBusy,
    error: action.error,
    asked,
    ask: (rest) =>
      void action.run(async () => {
        const { askAboveNanoUsd } = await call('settings.read', {})
        const cost = costOf(batch, rest)
        if (batch.isPractice || (cost !== null && cost <= askAboveNanoUsd)) await start(rest)
        else setAsked({ rest })
      }),
    confirm: () => asked && void action.run(() => start(asked.rest)),
    dismiss: () => setAsked(null),
  }
}

/** nano-dollars; null: a price is not known. */
export function costOf({ open, rest }: BatchView, withRest: boolean): number | null {
  if (!withRest) return open.costNanoUsd
  return open.costNanoUsd === null || rest.costNanoUsd === null ? null : open.costNanoUsd + rest.costNanoUsd
}
