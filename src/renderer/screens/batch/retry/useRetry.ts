import { useState } from 'react'
import type { CallOutput } from '../../../../shared/contract.ts'
import type { BatchView, RunSettings } from '../../../../shared/views/batchViews.ts'
import type { RetryScope } from '../../../../shared/views/itemViews.ts'
import { call } from '../../../api.ts'
import { useLive } from '../../../live.ts'
import { useAction } from '../../../parts/useAction.ts'
import { showUnderWay } from '../../../parts/underWay.ts'
import { sayWaiting } from './atRest.ts'

/** What a retry may change about its batch. */
export type RetrySettings = Partial<Pick<RunSettings, 'models' | 'concurrency' | 'maxOutputTokens'>>

interface WantedRetry {
  /** What it covers and costs with these models; undefined: not known yet. */
  readonly quote: CallOutput<'retry.quote'> | undefined
  readonly models: readonly string[]
  readonly setModels: (models: string[]) => void
  readonly canRetry: boolean
  readonly isBusy: boolean
  readonly error: string | null
  readonly run: (onDone: () => void) => void
}

/** So many rows are put back in one step; more take several, and show how far they are. */
const soonBack = 500

/** A retry from its price to its start. Refused when it is not the rows any more that were quoted. */
export function useRetry(batch: BatchView, scope: RetryScope, settings: RetrySettings): WantedRetry {
  const [chosen, setModels] = useState(settings.models)
  const models = chosen ?? batch.settings.models
  const { value: quote, error } = useLive('retry.quote', { batchId: batch.id, scope, models })
  const action = useAction()
  const retry = async (onDone: () => void): Promise<void> => {
    const isSame = models.join() === batch.settings.models.join()
    const changed = { ...settings, ...(isSame ? {} : { models }) }
    const { rows } = quote!
    const request = { batchId: batch.id, scope, expectedRows: rows }
    const wanted = Object.keys(changed).length > 0 ? { ...request, settings: changed } : request
    if (rows > soonBack) {
      const { job } = await call('retry.begin', wanted)
      showUnderWay({ kind: 'retry', job, rows })
    } else {
      const { isRun } = await call('retry.run', wanted)
      if (!isRun) sayWaiting(rows, batch)
    }
    onDone()
  }
  return {
    ...{ quote, models, setModels },
    canRetry: quote !== undefined && quote.rows > 0,
    isBusy: action.isBusy,
    error: action.error ?? error,
    run: (onDone) => void action.run(() => retry(onDone)),
  }
}
