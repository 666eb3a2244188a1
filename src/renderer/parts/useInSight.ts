import type { RefObject } from 'react'
import { useEffect, useRef } from 'react'

/** Brings what it is given to into sight as often as it becomes wanted. */
export function useInSight<E extends Element>(isWanted: boolean): RefObject<E | null> {
  const shown = useRef<E>(null)
  useEffect(() => {
    if (isWanted) shown.current?.scrollIntoView({ block: 'nearest' })
  }, [isWanted])
  return shown
}
