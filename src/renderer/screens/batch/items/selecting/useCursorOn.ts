import type { Dispatch, SetStateAction } from 'react'
import { useEffect, useRef } from 'react'
import type { BatchId } from '../../../../../shared/ids.ts'
import type { ItemsView } from '../../../../../shared/views/itemViews.ts'
import { call } from '../../../../api.ts'

interface Open {
  readonly batchId: BatchId
  readonly view: ItemsView
  readonly openRow: number | null
  /** The cursor is on the open row already, in the rows of this view. */
  readonly isHere: boolean
  readonly setCursor: Dispatch<SetStateAction<number>>
}

/** Puts the cursor on the row that is open, however it was opened, so that the keys go on from there. */
export function useCursorOn({ batchId, view, openRow, isHere, setCursor }: Open): void {
  const key = JSON.stringify(view)
  const placed = useRef(key)
  useEffect(() => {
    // Other rows are shown: it goes to the first of them, where there was one.
    if (openRow === null) setCursor((cursor) => Math.min(cursor, 0))
  }, [key])
  useEffect(() => {
    // Of another view the rows are not there yet: those that are there say nothing about it.
    const isPlaced = isHere && placed.current === key
    placed.current = key
    if (openRow === null || isPlaced) return undefined
    const over = new AbortController()
    void call('items.place', { batchId, row: openRow, view }).then(
      ({ index }) => !over.signal.aborted && setCursor(index ?? -1),
      // The open row says itself when it cannot be read.
      () => undefined,
    )
    return () => over.abort()
  }, [batchId, openRow, key])
}
