import { useEffect, useRef } from 'react'
import type { CallOutput } from '../../../../shared/contract.ts'
import type { BatchId } from '../../../../shared/ids.ts'
import type { ItemsView } from '../../../../shared/views/itemViews.ts'
import { useLive } from '../../../live.ts'
import { useKeys } from '../../../parts/useKeys.ts'

type Place = CallOutput<'items.place'>

interface Wanted {
  readonly batchId: BatchId
  readonly row: number
  readonly view: ItemsView
  readonly onMove: (row: number) => void
}

interface Neighbours extends Pick<Place, 'before' | 'after'> {
  /** Of the row in the view; undefined: not known yet. */
  readonly place: Place | undefined
}

/** The rows beside an open one, and the keys that lead there. */
export function useNeighbours({ batchId, row, view, onMove }: Wanted): Neighbours {
  const place = useLive('items.place', { batchId, row, view }).value
  const isInView = place?.index != null
  // A row that an action took out of the view is left for those that were beside it.
  const last = useRef(place)
  if (isInView) last.current = place
  const { before = null, after = null } = (isInView ? place : last.current) ?? {}
  const early = useRef<'before' | 'after' | null>(null)
  const to = (side: 'before' | 'after') => () => {
    const next = { before, after }[side]
    // Pressed before the neighbours are known: done as soon as they are.
    if (!place) early.current = side
    else if (next !== null) onMove(next)
  }
  useEffect(() => {
    if (!place || !early.current) return
    to(early.current)()
    early.current = null
  }, [place])
  useKeys({ j: to('after'), ArrowDown: to('after'), k: to('before'), ArrowUp: to('before') })
  return { place, before, after }
}
