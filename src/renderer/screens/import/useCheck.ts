import { useEffect, useState } from 'react'
import type { CallInput } from '../../../shared/contract.ts'
import type { SourceCheck } from '../../../shared/views/deskViews.ts'
import { call } from '../../api.ts'
import { cancelJob, useJob } from '../../parts/useJob.ts'

export interface Check {
  /** null until the whole file was read. */
  readonly found: SourceCheck | null
  /** Rows read so far. */
  readonly rowsRead: number
  readonly error: string | null
}

/** Reads the whole file whenever it is to be read differently, and imports nothing. */
export function useCheck(request: CallInput<'source.check'>, isReady: boolean): Check {
  const [job, setJob] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const key = isReady ? JSON.stringify(request) : null
  useEffect(() => {
    setError(null)
    setJob(null)
    if (key === null) return undefined
    const started = call('source.check', request)
    const over = new AbortController()
    started.then(
      (answer) => over.signal.aborted || setJob(answer.job),
      (reason: Error) => over.signal.aborted || setError(reason.message),
    )
    return () => {
      over.abort()
      void started.then((answer) => cancelJob(answer.job)).catch(() => undefined)
    }
    // The key says all of the request.
  }, [key])
  const view = useJob(job)
  return {
    found: view?.result?.kind === 'check' ? view.result.check : null,
    rowsRead: view?.done ?? 0,
    error: error ?? view?.error ?? null,
  }
}
