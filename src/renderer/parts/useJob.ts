import { useEffect, useState } from 'react'
import type { JobView } from '../../shared/views/deskViews.ts'
import { call } from '../api.ts'

const waitMs = 5_000

/** Follows something that takes a while until it is over; null before the first answer, and while there is no job. */
export function useJob(job: string | null): JobView | null {
  const [view, setView] = useState<JobView | null>(null)
  useEffect(() => {
    if (job === null) return undefined
    const over = new AbortController()
    const follow = async (): Promise<void> => {
      for (let version = 0; !over.signal.aborted;) {
        const next = await call('job.read', { job, version, waitMs }).catch((error: Error) =>
          gone(job, error),
        )
        if (!over.signal.aborted) setView(next)
        if (next.state !== 'running') return
        version = next.version
      }
    }
    void follow()
    return () => {
      over.abort()
      setView(null)
    }
  }, [job])
  return view
}

export async function cancelJob(job: string): Promise<void> {
  await call('job.cancel', { job })
}

/** The process that did the work does not answer any more. */
function gone(job: string, { message }: Error): JobView {
  return { job, version: 0, state: 'failed', done: 0, total: null, result: null, error: message }
}
