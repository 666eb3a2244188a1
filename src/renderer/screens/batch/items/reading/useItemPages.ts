import { useDeferredValue, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { BatchId } from '../../../../../shared/ids.ts'
import type { ItemLine } from '../../../../../shared/views/itemViews.ts'
import { follow } from '../../../../follow.ts'
import { showTogether } from '../../../../showTogether.ts'
import { useAppState } from '../../../../state.ts'
import type { Asked, Pages } from './itemPages.ts'
import { itemAt, missingPages, pagesBetween, readPages, withPages } from './itemPages.ts'

export interface Items {
  /** null until the first answer. */
  readonly total: number | null
  readonly error: string | null
  /** The rows of this view are being read: what there is, if anything, is the view before. */
  readonly isBusy: boolean
  /** undefined while it is not there yet. */
  readonly at: (index: number) => ItemLine | undefined
  /** The same, but when other rows come, a moment later: for those that are not in sight. */
  readonly soonAt: (index: number) => ItemLine | undefined
}

interface Rows {
  readonly first: number
  readonly last: number
}

/** The rows in sight, page by page, read again when the workspace changes. What was read stays until the new is there. */
export function useItemPages(batchId: BatchId, asked: Asked, { first, last }: Rows): Items {
  const key = JSON.stringify(asked)
  const [pages, setPages] = useState<Pages | null>(null)
  const held = useRef<Pages | null>(null)
  const sight = useRef({ key, first, last })
  sight.current = { key, first, last }
  const isConnected = useAppState((state) => state.trouble === null)
  const isReading = useRef(false)
  const show = (next: Pages): void => {
    if (next.key === sight.current.key) setPages((held.current = withPages(held.current, next)))
  }

  // Asked for before the page is painted: a frame sooner.
  useLayoutEffect(() => {
    if (isReading.current) return
    const readMissing = async (): Promise<void> => {
      const asOf = useAppState.getState().version
      const missing = (): number[] => missingPages(held.current, sight.current, asOf)
      for (let numbers = missing(); numbers.length > 0; numbers = missing()) {
        const next = await readPages(batchId, sight.current.key, numbers)
        show(next)
        if (next.error !== null && next.key === sight.current.key) return
      }
    }
    isReading.current = true
    void readMissing().finally(() => (isReading.current = false))
    // Where it is in sight, nothing is missing: this is looked at with every step, and mostly reads nothing.
  }, [batchId, key, first, last, isConnected])

  useEffect(
    () =>
      follow(async (isFirst) => {
        // The first time is the business of the effect above.
        if (isFirst || held.current?.key !== key) return
        const next = await readPages(batchId, key, pagesBetween(sight.current.first, sight.current.last))
        showTogether(() => show(next))
      }),
    [batchId, key],
  )

  const deferred = useDeferredValue(pages)
  // What was read again of the same view is shown everywhere at once: only other rows are drawn in two steps.
  const soon = deferred?.key === pages?.key ? pages : deferred
  return {
    total: pages?.total ?? null,
    error: pages?.error ?? null,
    isBusy: pages?.key !== key,
    at: (index) => itemAt(pages, index),
    soonAt: (index) => itemAt(soon, index),
  }
}
