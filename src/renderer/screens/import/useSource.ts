import { useEffect, useState } from 'react'
import type { CallInput } from '../../../shared/contract.ts'
import type { SourceView } from '../../../shared/views/fileViews.ts'
import type { CallFailed } from '../../api.ts'
import { call } from '../../api.ts'
import { useAppState } from '../../state.ts'

export interface SourceRead {
  /** As it was understood last; it stays while it is read anew, and where it cannot be read as was asked. */
  readonly view: SourceView | null
  /** Why it cannot be read as was asked. */
  readonly error: string | null
}

/** Reads the beginning of a file whenever it is to be read differently. Not with each change of the workspace: a file stays. */
export function useSource(request: CallInput<'source.read'>): SourceRead {
  const [read, setRead] = useState<SourceRead>({ view: null, error: null })
  const isConnected = useAppState((state) => state.trouble === null)
  const key = JSON.stringify(request)
  useEffect(() => {
    const over = new AbortController()
    call('source.read', request).then(
      (view) => over.signal.aborted || setRead({ view, error: null }),
      ({ kind, message }: CallFailed) =>
        // That nothing answers is said at the top of the page.
        over.signal.aborted || setRead(({ view }) => ({ view, error: kind === 'offline' ? null : message })),
    )
    return () => over.abort()
    // The key says all of the request.
  }, [key, isConnected])
  return read
}
