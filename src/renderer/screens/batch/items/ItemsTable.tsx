import { useEffect, useRef } from 'react'
import type { BatchId } from '../../../../shared/ids.ts'
import type { ItemLine, ItemsView } from '../../../../shared/views/itemViews.ts'
import { leastRoom } from './columns/chosenColumns.ts'
import type { Column } from './columns/column.ts'
import { sourceNames } from './columns/moreColumns.tsx'
import { ItemRow, rowId } from './ItemRow.tsx'
import { NoRows } from './narrowing/NoRows.tsx'
import type { Selection } from './selecting/selection.ts'
import { isSelected } from './selecting/selection.ts'
import { TableHead, Widths } from './TableHead.tsx'
import type { Items } from './reading/useItemPages.ts'
import { useItemPages } from './reading/useItemPages.ts'
import { useLatest } from './useLatest.ts'
import { useLongScroll } from './scrolling/useLongScroll.ts'
import type { Sight } from './scrolling/useSight.ts'
import { useSight } from './scrolling/useSight.ts'
import { useWidthDrag } from './columns/useWidthDrag.ts'

interface Props {
  readonly batchId: BatchId
  readonly view: ItemsView
  readonly columns: readonly Column[]
  readonly selection: Selection
  /** Index of the row under the cursor. */
  readonly cursor: number
  readonly openRow: number | null
  readonly isBeside: boolean
  /** Somebody chose the columns: they may need more room than there is. */
  readonly isChosen: boolean
  /** px; null: the usual width. */
  readonly onWidth: (name: string, width: number | null) => void
  readonly onSort: (sort: string | null) => void
  /** `isRange`: with all rows from the one that was pressed before. */
  readonly onToggle: (row: number, index: number, isRange: boolean) => void
  readonly onToggleAll: () => void
  readonly onOpen: (item: ItemLine, index: number) => void
  /** Hears of what is shown, for keys and counts. */
  readonly onItems: (items: Items) => void
}

/** The rows of a batch. Only those in sight are in the page. */
export function ItemsTable(props: Props) {
  const { batchId, view, columns, cursor, isBeside, onItems } = props
  const wrap = useRef<HTMLDivElement>(null)
  const sight = useSight(wrap)
  const items = useItemPages(batchId, { view, columns: sourceNames(columns) }, sight)
  const count = items.total ?? 0
  const scroll = useLongScroll(wrap, sight, count)
  const [onToggle, onOpen] = [useLatest(props.onToggle), useLatest(props.onOpen)]
  const isThere = items.total !== null && !items.isBusy
  const widths = useWidthDrag(columns, props.onWidth)
  const last = Math.min(count - 1, sight.last)
  useEffect(() => onItems(items))
  useTopOfNew(view, scroll.toTop)
  useEffect(() => {
    if (cursor >= 0 && isThere) scroll.show(cursor)
    // Only a move of the cursor scrolls, and the arrival of the rows.
  }, [cursor, isThere])
  const isWide = props.isChosen && !isBeside
  return (
    <div ref={wrap} className={`tblwrap long ${isBeside ? 'beside' : ''} ${isWide ? 'wide' : ''}`}>
      <div
        className="min-h-full"
        style={{ height: scroll.height, minWidth: isWide ? leastRoom(widths.columns) : undefined }}
      >
        <div className="tblsight">
          <table
            className="tbl"
            role="grid"
            tabIndex={0}
            aria-label="Items"
            aria-busy={items.isBusy || undefined}
            aria-rowcount={count + 1}
            aria-multiselectable
            aria-activedescendant={cursor >= sight.first && cursor <= last ? rowId(cursor) : undefined}
          >
            <Widths columns={widths.columns} />
            <TableHead {...props} grip={widths.grip} />
            <tbody ref={scroll.body}>
              <Rows {...props} {...{ sight, items, last, onToggle, onOpen }} />
            </tbody>
          </table>
          {items.total === 0 && <NoRows error={items.error} />}
        </div>
      </div>
    </div>
  )
}

interface RowsProps extends Pick<
  Props,
  'columns' | 'selection' | 'cursor' | 'openRow' | 'onToggle' | 'onOpen'
> {
  readonly sight: Sight
  readonly items: Items
  /** Index of the last one, of those that there are. */
  readonly last: number
}

function Rows(props: RowsProps) {
  const { sight, items, last, columns, selection, cursor, openRow, onToggle, onOpen } = props
  return indexesBetween(sight.first, last).map((index) => {
    const item = index <= sight.lastSeen ? items.at(index) : items.soonAt(index)
    const isOn = item !== undefined && isSelected(selection, item.row)
    const isCursor = index === cursor || (item !== undefined && item.row === openRow)
    return <ItemRow key={index} {...{ index, item, columns, isCursor, onToggle, onOpen }} isSelected={isOn} />
  })
}

function indexesBetween(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
}

/** Other rows, or the same ones in another order, are shown from their first on. */
function useTopOfNew(view: ItemsView, toTop: () => void): void {
  const key = JSON.stringify(view)
  const shown = useRef(key)
  useEffect(() => {
    if (shown.current !== key) toTop()
    shown.current = key
  }, [key])
}
