import type { Dispatch, SetStateAction } from 'react'
import { useRef } from 'react'
import type { BatchId } from '../../../../../shared/ids.ts'
import type { ItemsView } from '../../../../../shared/views/itemViews.ts'
import { call } from '../../../../api.ts'
import type { Selection } from './selection.ts'
import { toggledRow, withRows } from './selection.ts'

/** What a press on the box of a row selects: the row, with Shift all from the one pressed before. */
export function useRange(
  batchId: BatchId,
  view: ItemsView,
  setSelection: Dispatch<SetStateAction<Selection>>,
): (row: number, index: number, isRange: boolean) => void {
  const key = JSON.stringify(view)
  const anchor = useRef({ key, index: -1 })
  const latest = useRef(key)
  latest.current = key
  return (row, index, isRange) => {
    const from = anchor.current.key === key ? anchor.current.index : -1
    anchor.current = { key, index }
    if (!isRange || from < 0) return setSelection((before) => toggledRow(before, row))
    const [first, last] = [Math.min(from, index), Math.max(from, index)]
    void call('items.span', { batchId, view, first, last }).then(
      ({ rows }) => latest.current === key && setSelection((before) => withRows(before, rows)),
      // Whether the workspace can be read at all is said at the top of the page.
      () => undefined,
    )
  }
}
