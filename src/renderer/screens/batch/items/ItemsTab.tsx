import type { ReactNode } from 'react'
import { useState } from 'react'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import { setQuery, useRoute } from '../../../route.ts'
import { viewOf } from '../itemsQuery.ts'
import { withWidth } from './chosenColumns.ts'
import { ItemsTable } from './ItemsTable.tsx'
import type { Chosen } from './selection.ts'
import { chosenOf, everything, isEverything, nothing, selectedCount } from './selection.ts'
import { useCursorOn } from './useCursorOn.ts'
import { SelectionBar } from './SelectionBar.tsx'
import { Tools } from './Tools.tsx'
import { useColumns } from './useColumns.ts'
import { useItemsKeys } from './useItemsKeys.ts'
import { useRange } from './useRange.ts'
import { useSelection } from './useSelection.ts'
import { useShown } from './useShown.ts'

interface Props {
  readonly batch: BatchView
  readonly tabs: ReactNode
  readonly onRetry: (chosen: Chosen) => void
  readonly onExport: (chosen: Chosen) => void
}

/** Search, filters and the table, with its cursor and its selection. */
export function ItemsTab({ batch, tabs, onRetry, onExport }: Props) {
  const { query } = useRoute()
  const openRow = query.has('item') ? Number(query.get('item')) : null
  const view = viewOf(query)
  const [cursor, setCursor] = useState(-1)
  const [selection, setSelection] = useSelection(view)
  const { total, isBusy, at, hear } = useShown()
  const toggle = useRange(batch.id, view, setSelection)
  const columns = useColumns(batch, openRow !== null)
  const chosen = chosenOf(selection)
  const selectAll = (): void => setSelection(isEverything(selection) ? nothing : everything)
  useCursorOn({ batchId: batch.id, view, openRow, isHere: at(cursor)?.row === openRow, setCursor })
  useItemsKeys({
    ...{ cursor, setCursor, selection, setSelection, selectAll },
    total: total ?? 0,
    at,
    onRetry: () => onRetry(chosen),
  })
  return (
    <>
      <div className="tabbar">
        {tabs}
        {openRow === null && <Tools {...{ batch, total, columns, isBusy }} />}
      </div>
      <ItemsTable
        {...{ batchId: batch.id, view, selection, cursor, openRow }}
        columns={columns.shown}
        isChosen={columns.isChosen}
        onWidth={(name, width) => columns.change(withWidth(columns.chosen, name, width))}
        isBeside={openRow !== null}
        onSort={(sort) => setQuery({ sort })}
        onToggle={toggle}
        onToggleAll={selectAll}
        onOpen={(item, index) => {
          setCursor(index)
          setQuery({ item: String(item.row) })
        }}
        onItems={hear}
      />
      <SelectionBar
        count={selectedCount(selection, total ?? 0)}
        onClear={() => setSelection(nothing)}
        onRetry={() => onRetry(chosen)}
        onExport={() => onExport(chosen)}
      />
    </>
  )
}
