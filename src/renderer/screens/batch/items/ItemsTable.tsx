import { useVirtualizer } from '@tanstack/react-virtual'
import type { RefObject } from 'react'
import { useEffect, useRef } from 'react'
import type { BatchId } from '../../../../shared/ids.ts'
import type { ItemLine, ItemsView } from '../../../../shared/views/itemViews.ts'
import { Box } from './Box.tsx'
import { leastRoom } from './chosenColumns.ts'
import type { Column } from './columns.tsx'
import { sourceNames } from './moreColumns.tsx'
import { NoRows } from './NoRows.tsx'
import type { Selection } from './selection.ts'
import { TableHead, Widths } from './TableHead.tsx'
import { useItemPages } from './useItemPages.ts'
import { useShift } from './useShift.ts'
import { useWidthDrag } from './useWidthDrag.ts'

const rowHeight = 32
/** It stays in sight, over the rows. */
const headHeight = 28
const overscan = 12

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
  readonly onItems: (total: number | null, at: (index: number) => ItemLine | undefined) => void
}

/** The rows of a batch. Only those in sight are in the page. */
export function ItemsTable(props: Props) {
  const { batchId, view, columns, cursor, isBeside, onItems } = props
  const wrap = useRef<HTMLDivElement>(null)
  const sight = useRef({ first: 0, last: 40 })
  const asked = { view, columns: sourceNames(columns) }
  const items = useItemPages(batchId, asked, sight.current.first, sight.current.last)
  const virtual = useVirtualizer({
    count: items.total ?? 0,
    getScrollElement: () => wrap.current,
    estimateSize: () => rowHeight,
    overscan,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
  })
  const rows = virtual.getVirtualItems()
  sight.current = { first: rows[0]?.index ?? 0, last: rows.at(-1)?.index ?? 40 }
  const widths = useWidthDrag(columns, props.onWidth)
  const body = useShift(wrap, rows[0]?.start ?? headHeight, headHeight)
  useEffect(() => onItems(items.total, items.at))
  useTopOfNew(wrap, view)
  useEffect(() => {
    if (cursor >= 0) virtual.scrollToIndex(cursor, { align: 'auto' })
    // Only a move of the cursor scrolls, and the arrival of the rows.
  }, [cursor, items.total === null])
  const isWide = props.isChosen && !isBeside
  return (
    <div ref={wrap} className={`tblwrap long ${isBeside ? 'beside' : ''} ${isWide ? 'wide' : ''}`}>
      <div
        className="min-h-full"
        style={{
          height: headHeight + virtual.getTotalSize(),
          minWidth: isWide ? leastRoom(widths.columns) : undefined,
        }}
      >
        <div className="tblsight">
          <table
            className="tbl"
            role="grid"
            tabIndex={0}
            aria-label="Items"
            aria-rowcount={(items.total ?? 0) + 1}
            aria-multiselectable
            aria-activedescendant={rows.some(({ index }) => index === cursor) ? rowId(cursor) : undefined}
          >
            <Widths columns={widths.columns} />
            <TableHead {...props} grip={widths.grip} />
            <tbody ref={body}>
              {rows.map(({ index }) => (
                <Row key={index} {...props} index={index} item={items.at(index)} />
              ))}
            </tbody>
          </table>
          {items.total === 0 && <NoRows error={items.error} />}
        </div>
      </div>
    </div>
  )
}

/** Other rows, or the same ones in another order, are shown from their first on. */
function useTopOfNew(wrap: RefObject<HTMLElement | null>, view: ItemsView): void {
  const key = JSON.stringify(view)
  const shown = useRef(key)
  useEffect(() => {
    if (shown.current !== key) wrap.current!.scrollTop = 0
    shown.current = key
  }, [key])
}

function rowId(index: number): string {
  return `item-${index}`
}

interface RowProps extends Props {
  readonly index: number
  readonly item: ItemLine | undefined
}

function Row({ index, item, columns, selection, cursor, openRow, onToggle, onOpen }: RowProps) {
  const isSelected = item !== undefined && (selection.isAll || selection.rows.has(item.row))
  const isCursor = index === cursor || (item !== undefined && item.row === openRow)
  return (
    <tr
      id={rowId(index)}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      className={`${isSelected ? 'is-sel' : ''} ${isCursor ? 'cursor' : ''}`}
      onClick={() => item && onOpen(item, index)}
    >
      <td onClick={(event) => event.stopPropagation()}>
        {item && (
          <Box
            isOn={isSelected}
            // The table is one stop for Tab; inside it the arrows move and X selects.
            tabIndex={-1}
            label={`Select row ${item.row}`}
            onToggle={(isRange) => onToggle(item.row, index, isRange)}
          />
        )}
      </td>
      {columns.map(({ name, cell, isNumber }) => (
        <td key={name} className={isNumber ? 'num' : undefined}>
          {item && cell(item)}
        </td>
      ))}
    </tr>
  )
}
