import type { ReactNode } from 'react'
import { useState } from 'react'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import { setQuery, useRoute } from '../../../route.ts'
import { viewOf } from '../itemsQuery.ts'
import { withWidth } from './columns/chosenColumns.ts'
import { ItemsTable } from './ItemsTable.tsx'
import type { Chosen } from './selecting/selection.ts'
import { chosenOf, everything, isEverything, nothingSelected, selectedCount } from './selecting/selection.ts'
import { useCursorOn } from './selecting/useCursorOn.ts'
import { SelectionBar } from './selecting/SelectionBar.tsx'
import { Tools } from './narrowing/Tools.tsx'
import { useColumns } from './columns/useColumns.ts'
import { useItemsKeys } from './selecting/useItemsKeys.ts'
import { useRange } from './selecting/useRange.ts'
import { useSelection } from './selecting/useSelection.ts'
import { useShown } from './reading/useShown.ts'

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
  const selectAll = (): void => setSelection(isEverything(selection) ? nothingSelected : everything)
  const isHere = !isBusy && at(cursor)?.row === openRow
  useCursorOn({ batchId: batch.id, view, openRow, isHere, setCursor })
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
        onToggle={(row, index, isRange) => {
          // The keys go on from the box that was pressed, not from the first row.
          if (openRow === null) setCursor(index)
          toggle(row, index, isRange)
        }}
        onToggleAll={selectAll}
        onOpen={(item, index) => {
          setCursor(index)
          setQuery({ item: String(item.row) })
        }}
        onItems={hear}
      />
      <SelectionBar
        count={selectedCount(selection, total ?? 0)}
        onClear={() => setSelection(nothingSelected)}
        onRetry={() => onRetry(chosen)}
        onExport={() => onExport(chosen)}
      />
    </>
  )
}
