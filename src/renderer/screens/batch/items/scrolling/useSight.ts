import type { RefObject } from 'react'
import { useLayoutEffect, useState } from 'react'

export const rowHeight = 32
/** Rows come and go in blocks, so that not every step draws the table. */
const block = 8

/** Which rows are in the page: those in sight, and a few around them. */
export interface Sight {
  /** Indexes; there may be fewer rows than `last` says. */
  readonly first: number
  readonly last: number
  /** The last one in sight while the first stands at the top, as it does when other rows are shown. */
  readonly lastSeen: number
  /** How tall the window on the rows is, px. */
  readonly height: number
  /** Puts the rows at an offset into the page, px from the first of all. */
  readonly showAt: (offset: number) => void
}

export function useSight(wrap: RefObject<HTMLElement | null>): Sight {
  const [first, setFirst] = useState(0)
  const [height, setHeight] = useState(0)
  useLayoutEffect(() => {
    const box = wrap.current!
    const measure = (): void => setHeight(box.clientHeight)
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(box)
    return () => watch.disconnect()
  }, [])
  const lastSeen = first + Math.ceil(height / rowHeight)
  return {
    first,
    last: lastSeen + 3 * block,
    lastSeen,
    height,
    showAt: (offset) => setFirst(blockBefore(offset)),
  }
}

function blockBefore(offset: number): number {
  return Math.max(0, (Math.floor(offset / rowHeight / block) - 1) * block)
}
