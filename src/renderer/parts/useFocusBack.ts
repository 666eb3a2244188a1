import type { RefObject } from 'react'
import { useLayoutEffect, useRef } from 'react'

/** Where a part goes away that has the keyboard, the keyboard goes to another one, and not to nowhere. */
export function useFocusBack<E extends HTMLElement>(to: string): RefObject<E | null> {
  const part = useRef<E>(null)
  useLayoutEffect(() => {
    const element = part.current
    return () => {
      if (element?.contains(document.activeElement)) document.querySelector<HTMLElement>(to)?.focus()
    }
  }, [])
  return part
}
