import { memo } from 'react'
import type { ItemLine } from '../../../../shared/views/itemViews.ts'
import type { Column } from './columns/column.ts'
import { Box } from './selecting/Box.tsx'
import { usePressed } from './selecting/usePressed.ts'

/** Of the row at a place of the view, for whoever cannot see which one the cursor is on. */
export function rowId(index: number): string {
  return `item-${index}`
}

interface Props {
  /** Its place in the view, from 0. */
  readonly index: number
  /** undefined while it is read. */
  readonly item: ItemLine | undefined
  readonly columns: readonly Column[]
  readonly isSelected: boolean
  readonly isCursor: boolean
  /** `isRange`: with all rows from the one that was pressed before. */
  readonly onToggle: (row: number, index: number, isRange: boolean) => void
  readonly onOpen: (item: ItemLine, index: number) => void
}

/** A row of the table. It is drawn anew only when something in it changes. */
export const ItemRow = memo(function ItemRow(props: Props) {
  const { index, item, columns, isSelected, isCursor, onToggle, onOpen } = props
  const pressed = usePressed(item)
  return (
    <tr
      id={rowId(index)}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      className={`${isSelected ? 'is-sel' : ''} ${isCursor ? 'cursor' : ''}`}
      onPointerDown={pressed.hold}
      onKeyDown={pressed.drop}
      onClick={() => pressed.act((held) => onOpen(held, index))}
    >
      <td onClick={(event) => event.stopPropagation()}>
        {item && (
          <Box
            isOn={isSelected}
            // The table is one stop for Tab; inside it the arrows move and X selects.
            tabIndex={-1}
            label={`Select row ${item.row}`}
            onToggle={(isRange) => pressed.act(({ row }) => onToggle(row, index, isRange))}
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
})
