import type { RefObject } from 'react'
import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react'
import { flushSync } from 'react-dom'
import { barFor, boxHeight, lastOffset, offsetAfter } from './longScroll.ts'
import type { Sight } from './useSight.ts'
import { rowHeight } from './useSight.ts'

/** It stays in sight, over the rows. */
const headHeight = 28

interface LongScroll {
  /** Of the box that is scrolled, px. */
  readonly height: number
  /** Holds the rows, and is moved with them. */
  readonly body: RefObject<HTMLTableSectionElement | null>
  /** Scrolls as little as it takes. */
  readonly show: (index: number) => void
  readonly toTop: () => void
}

/**
 * Scrolls any number of rows. They stand in a box that stays in sight and are moved in it: a browser draws with 24 bits,
 * which is a pixel too few half way down a million rows.
 */
export function useLongScroll(wrap: RefObject<HTMLElement | null>, sight: Sight, count: number): LongScroll {
  const body = useRef<HTMLTableSectionElement>(null)
  const place = useRef({ offset: 0, bar: 0 })
  const extent = { whole: headHeight + count * rowHeight, sight: sight.height }

  const move = (): void => {
    const shift = sight.first * rowHeight - place.current.offset
    if (body.current) body.current.style.transform = `translateY(${shift}px)`
  }
  const put = (offset: number): void => {
    place.current = { offset, bar: wrap.current!.scrollTop }
    sight.showAt(offset)
    move()
  }
  const goTo = (offset: number): void => {
    const next = Math.max(0, Math.min(lastOffset(extent), offset))
    wrap.current!.scrollTop = barFor(next, extent)
    put(next)
  }
  /** Then it stays there: setting it again would have the page laid out once more. */
  const isAtTop = (): boolean => place.current.offset === 0 && place.current.bar === 0
  useLayoutEffect(move)
  useLayoutEffect(() => {
    if (!isAtTop()) goTo(place.current.offset)
  }, [extent.whole, extent.sight])
  useScrolls(wrap, {
    onScroll: (bar) => {
      const { offset, bar: before } = place.current
      const next = offsetAfter(offset, { from: before, to: bar }, extent)
      // At once: a row that is drawn a moment later was missing in between.
      flushSync(() => put(next))
    },
    // The bar ran ahead of rows that were moved step by step: now it says where they are.
    onEnd: () => {
      const { offset, bar } = place.current
      if (Math.abs(barFor(offset, extent) - bar) > 1) goTo(offset)
    },
  })
  return {
    height: boxHeight(extent),
    body,
    show: (index) => {
      const [top, room] = [index * rowHeight, sight.height - headHeight]
      if (top < place.current.offset) goTo(top)
      else if (top + rowHeight > place.current.offset + room) goTo(top + rowHeight - room)
    },
    toTop: () => void (isAtTop() || goTo(0)),
  }
}

interface Scrolls {
  readonly onScroll: (bar: number) => void
  readonly onEnd: () => void
}

/** Hears of the scrolling of a box. */
function useScrolls(wrap: RefObject<HTMLElement | null>, scrolls: Scrolls): void {
  const onScroll = useEffectEvent(scrolls.onScroll)
  const onEnd = useEffectEvent(scrolls.onEnd)
  useEffect(() => {
    const box = wrap.current!
    const stop = new AbortController()
    const { signal } = stop
    box.addEventListener('scroll', () => onScroll(box.scrollTop), { passive: true, signal })
    box.addEventListener('scrollend', () => onEnd(), { signal })
    return () => stop.abort()
  }, [])
}
