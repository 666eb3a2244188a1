import { useEffect, useState } from 'react'
import type { CallFailed } from './api.ts'
import { callOutside } from './api.ts'
import { stayIn, workspaceAsked } from './route.ts'

export interface Entry {
  readonly isIn: boolean
  /** Why it is not known yet which workspace to show. */
  readonly trouble: string | null
}

const againAfterMs = 1_000

/** Finds out which workspace this page shows: that of its address, else that of last time. */
export function useEntry(): Entry {
  const [entry, setEntry] = useState<Entry>(enterAsked)
  useEffect(() => {
    if (entry.isIn) return undefined
    const stop = new AbortController()
    void enterLast(stop.signal, setEntry)
    return () => stop.abort()
  }, [])
  return entry
}

/** Whether it is there at all is found out by the first call that reads it. */
function enterAsked(): Entry {
  const asked = workspaceAsked()
  if (asked === null) return { isIn: false, trouble: null }
  stayIn(asked)
  callOutside('workspaces.enter', { name: asked }).catch(() => undefined)
  return { isIn: true, trouble: null }
}

async function enterLast(signal: AbortSignal, tell: (entry: Entry) => void): Promise<void> {
  while (!signal.aborted) {
    try {
      const { name } = await callOutside('workspaces.enter', { name: null })
      if (signal.aborted) return
      stayIn(name)
      return tell({ isIn: true, trouble: null })
    } catch (error) {
      tell({ isIn: false, trouble: (error as CallFailed).message })
      await new Promise((resolve) => setTimeout(resolve, againAfterMs))
    }
  }
}
