import { useEffect, useState } from 'react'
import type { JobView } from '../../shared/views/deskViews.ts'
import { call } from '../api.ts'

const waitMs = 5_000

/** Follows a job until it is over. null until it was read for the first time, and where there is no job. */
export function useJob(job: string | null): JobView | null {
  const [view, setView] = useState<JobView | null>(null)
  useEffect(() => {
    if (job === null) return undefined
    const stop = new AbortController()
    void follow(job, stop.signal, setView)
    return () => stop.abort()
  }, [job])
  return view?.job === job ? view : null
}

/** Ends a job. What it has done so far is undone by the job itself. */
export async function cancelJob(job: string): Promise<void> {
  await call('job.cancel', { job })
}

async function follow(job: string, signal: AbortSignal, onView: (view: JobView) => void): Promise<void> {
  let version = 0
  while (!signal.aborted) {
    const view = await call('job.read', { job, version, waitMs }).catch((error: Error) => lost(job, error))
    if (signal.aborted) return
    onView(view)
    if (view.state !== 'running') return
    version = view.version
  }
}

/** A job that cannot be asked any more has not ended well: say why. */
function lost(job: string, { message }: Error): JobView {
  return { job, version: 0, state: 'failed', done: 0, total: null, result: null, error: message }
}
