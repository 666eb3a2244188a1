import { useEffect, useRef, useState } from 'react'
import type { CallInput } from '../../../shared/contract.ts'
import type { SourceCheck } from '../../../shared/views/importViews.ts'
import { call } from '../../api.ts'
import { cancelJob, useJob } from '../../parts/useJob.ts'

export interface Check {
  /** null until the whole file was read. It stays while the same rows are priced anew. */
  readonly found: SourceCheck | null
  /** It holds for all that is chosen, so that its prices can be named. */
  readonly isCurrent: boolean
  /** Rows read so far. */
  readonly rowsRead: number
  readonly error: string | null
}

/** Reads the whole file whenever it is to be read differently or others are to be asked, and imports nothing. */
export function useSourceCheck(request: CallInput<'source.check'> | null): Check {
  const [job, setJob] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const key = request && JSON.stringify(request)
  useEffect(() => {
    setError(null)
    setJob(null)
    if (request === null) return undefined
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
  const now = view?.result?.kind === 'check' ? view.result.check : null
  const said = error ?? view?.error ?? null
  const before = useFoundBefore(request, now)
  return {
    found: now ?? (said === null ? before : null),
    isCurrent: now !== null,
    rowsRead: view?.done ?? 0,
    error: said,
  }
}

/** What was found last of the same rows, for others to be asked. */
function useFoundBefore(
  request: CallInput<'source.check'> | null,
  now: SourceCheck | null,
): SourceCheck | null {
  const rows = request && JSON.stringify([request.source, request.options, request.mapping])
  const last = useRef<{ rows: string | null; found: SourceCheck | null }>({ rows: null, found: null })
  if (last.current.rows !== rows) last.current = { rows, found: null }
  if (now) last.current.found = now
  return last.current.found
}
