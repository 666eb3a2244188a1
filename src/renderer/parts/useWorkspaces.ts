import { useEffect, useState } from 'react'
import type { CallOutput } from '../../shared/contract.ts'
import type { CallFailed } from '../api.ts'
import { callOutside } from '../api.ts'
import type { Live } from '../live.ts'

type Workspaces = CallOutput<'workspaces.list'>

const everyMs = 2_000

/** All workspaces, read again and again: what happens in another one does not change the version of this one. */
export function useWorkspaces(isShown = true): Live<Workspaces> {
  const [live, setLive] = useState<Live<Workspaces>>({ value: undefined, error: null })
  useEffect(() => {
    if (!isShown) return undefined
    const stop = new AbortController()
    const read = async (): Promise<void> => {
      const next = await callOutside('workspaces.list', {}).then(
        (value) => ({ value, error: null }),
        // That nothing answers is said at the top of the page.
        ({ kind, message }: CallFailed) => ({ error: kind === 'offline' ? null : message }),
      )
      if (!stop.signal.aborted) setLive((before) => ({ ...before, ...next }))
    }
    void read()
    const timer = setInterval(() => void read(), everyMs)
    return () => {
      stop.abort()
      clearInterval(timer)
    }
  }, [isShown])
  return live
}
