import type { Dispatch, SetStateAction } from 'react'
import { spansOf } from '../../../../../shared/rowSpans.ts'
import type { ItemLine } from '../../../../../shared/views/itemViews.ts'
import { useKeys } from '../../../../parts/useKeys.ts'
import { setQuery, useRoute } from '../../../../route.ts'
import { clearFilters } from '../narrowing/clearFilters.ts'
import type { Selection } from './selection.ts'
import { isNothing, nothingSelected, toggledRow, withRows } from './selection.ts'

interface Table {
  readonly total: number
  readonly at: (index: number) => ItemLine | undefined
  readonly cursor: number
  readonly setCursor: (index: number) => void
  readonly selection: Selection
  readonly setSelection: Dispatch<SetStateAction<Selection>>
  readonly selectAll: () => void
  readonly onRetry: () => void
}

const page = 20

/** The keys of the table: a cursor that moves, opens and selects. */
export function useItemsKeys(table: Table): void {
  const route = useRoute()
  const isOpen = route.query.has('item')
  const { total, at, cursor, setCursor, selection, setSelection } = table
  const move = (step: number, isSelecting = false): void => {
    const next = Math.max(0, Math.min(total - 1, cursor + step))
    const walked = [at(cursor), at(next)].flatMap((item) => item?.row ?? []).toSorted((a, b) => a - b)
    setCursor(next)
    if (isSelecting) setSelection(withRows(selection, spansOf(walked)))
  }
  const here = at(cursor)
  useKeys({
    // With a row open these belong to the inspector.
    ...(!isOpen && {
      ArrowDown: () => move(1),
      j: () => move(1),
      ArrowUp: () => move(-1),
      k: () => move(-1),
      PageDown: () => move(page),
      PageUp: () => move(-page),
    }),
    'Shift+ArrowDown': () => move(1, true),
    'Shift+ArrowUp': () => move(-1, true),
    Enter: () => here && setQuery({ item: String(here.row) }),
    x: () => here && setSelection(toggledRow(selection, here.row)),
    'Mod+a': table.selectAll,
    r: table.onRetry,
    Escape: () => {
      if (isOpen) setQuery({ item: null })
      else if (!isNothing(selection)) setSelection(nothingSelected)
      else clearFilters(route)
    },
  })
}
