import type { RefObject } from 'react'
import { useEffect, useLayoutEffect, useRef } from 'react'

/**
 * Moves the rows with the scrolling. They stand in a box that stays in sight, so that they are drawn near its top:
 * a browser draws with 24 bits, which is a pixel too few half way down a million rows.
 * `start`: where the first row that is drawn begins, px from the top of all.
 */
export function useShift(
  wrap: RefObject<HTMLElement | null>,
  start: number,
  headHeight: number,
): RefObject<HTMLTableSectionElement | null> {
  const body = useRef<HTMLTableSectionElement>(null)
  const latest = useRef(start)
  latest.current = start
  const shift = (): void => {
    if (!body.current || !wrap.current) return
    body.current.style.transform = `translateY(${latest.current - headHeight - wrap.current.scrollTop}px)`
  }
  useLayoutEffect(shift)
  useEffect(() => {
    const box = wrap.current!
    box.addEventListener('scroll', shift, { passive: true })
    return () => box.removeEventListener('scroll', shift)
  }, [])
  return body
}
