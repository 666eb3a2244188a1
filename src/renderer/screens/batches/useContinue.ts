import { useState } from 'react'
import type { BatchLine, BatchView } from '../../../shared/views/batchViews.ts'
import { call } from '../../api.ts'
import { useAction } from '../../parts/useAction.ts'

export interface Continuing {
  readonly isBusy: boolean
  readonly error: string | null
  /** What waits for a yes, since it costs more than the operator wants to be surprised by. */
  readonly asked: { readonly rows: number; readonly costNanoUsd: number | null } | null
  /** Continues all, or asks first. */
  readonly ask: () => void
  readonly confirm: () => void
  readonly dismiss: () => void
}

/** Goes on with several batches at once. */
export function useContinue(batches: readonly BatchLine[]): Continuing {
  const [asked, setAsked] = useState<Continuing['asked']>(null)
  const action = useAction()
  const startAll = async (): Promise<void> => {
    setAsked(null)
    const starts = batches.map(({ id }) => call('batch.start', { batchId: id, rest: false }))
    const refused = (await Promise.allSettled(starts)).find(({ status }) => status === 'rejected')
    if (refused) throw (refused as PromiseRejectedResult).reason as Error
  }
  const ask = async (): Promise<void> => {
    const { askAboveNanoUsd } = await call('settings.read', {})
    const views = await Promise.all(batches.map(({ id }) => call('batch.read', { batchId: id })))
    const costNanoUsd = costOf(views)
    if (costNanoUsd !== null && costNanoUsd <= askAboveNanoUsd) return startAll()
    setAsked({ rows: views.reduce((sum, { open }) => sum + open.rows, 0), costNanoUsd })
  }
  return {
    isBusy: action.isBusy,
    error: action.error,
    asked,
    ask: () => void action.run(ask),
    confirm: () => void action.run(startAll),
    dismiss: () => setAsked(null),
  }
}

/** nano-dollars; null: a price is not known. The practice model is free. */
function costOf(views: readonly BatchView[]): number | null {
  const costs = views.map(({ isPractice, open }) => (isPractice ? 0 : open.costNanoUsd))
  return costs.reduce((sum, cost) => (sum === null || cost === null ? null : sum + cost), 0)
}
