import { useEffect, useState } from 'react'
import type { JobView } from '../../shared/views/deskViews.ts'
import type { CallFailed } from '../api.ts'
import { call, callOutside } from '../api.ts'

const waitMs = 5_000
const againAfterMs = 1_000

/**
 * Follows something that takes a while until it is over; null before the first answer, and while there is no job.
 * `ask`: how it was started.
 */
export function useJob(job: string | null, ask: typeof call | typeof callOutside = call): JobView | null {
  const [view, setView] = useState<JobView | null>(null)
  useEffect(() => {
    if (job === null) return undefined
    const over = new AbortController()
    const follow = async (): Promise<void> => {
      for (let version = 0; !over.signal.aborted;) {
        const next = await ask('job.read', { job, version, waitMs }).catch((error: CallFailed) =>
          lost(job, error),
        )
        if (next === null) {
          await new Promise((resolve) => setTimeout(resolve, againAfterMs))
          continue
        }
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

export async function cancelJob(job: string, ask: typeof call | typeof callOutside = call): Promise<void> {
  await ask('job.cancel', { job })
}

/** null: nothing answers for now, and it may go on all the same. Else the process that did the work is gone. */
function lost(job: string, { kind, message }: CallFailed): JobView | null {
  if (kind === 'offline') return null
  return {
    job,
    version: 0,
    state: 'failed',
    isCounting: false,
    done: 0,
    total: null,
    result: null,
    error: message,
  }
}
