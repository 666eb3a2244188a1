import { useCallback, useLayoutEffect, useRef } from 'react'

/** A function that stays the same and does what was given last: what gets it need not be drawn anew with it. */
export function useLatest<Args extends unknown[]>(act: (...args: Args) => void): (...args: Args) => void {
  const latest = useRef(act)
  useLayoutEffect(() => {
    latest.current = act
  })
  return useCallback((...args) => latest.current(...args), [])
}
