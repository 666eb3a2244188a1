import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ItemsView } from '../../../../shared/views/itemViews.ts'
import { nextSort } from '../itemsQuery.ts'
import { Box } from './selecting/Box.tsx'
import { boxWidth } from './columns/chosenColumns.ts'
import type { Column } from './columns/column.ts'
import type { Selection } from './selecting/selection.ts'
import { isEverything } from './selecting/selection.ts'
import type { WidthDrag } from './columns/useWidthDrag.ts'

export function Widths({ columns }: { readonly columns: readonly Column[] }) {
  return (
    <colgroup>
      <col style={{ width: boxWidth }} />
      {columns.map(({ name, width }) => (
        <col key={name} style={width ? { width } : undefined} />
      ))}
    </colgroup>
  )
}

interface Props {
  readonly columns: readonly Column[]
  readonly view: ItemsView
  readonly selection: Selection
  readonly onSort: (sort: string | null) => void
  readonly onToggleAll: () => void
  /** What is pulled at the edge of a column, to make it wider. */
  readonly grip: WidthDrag['grip']
}

/** The heads of the columns: those that can sort are buttons, and each has an edge to pull. */
export function TableHead({ columns, view, selection, onSort, onToggleAll, grip }: Props) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col">
          <Box isOn={isEverything(selection)} label="Select all rows of this view" onToggle={onToggleAll} />
        </th>
        {columns.map((column) => (
          <Head key={column.name} column={column} sort={view.sort} onSort={onSort} grip={grip} />
        ))}
      </tr>
    </thead>
  )
}

interface HeadProps extends Pick<Props, 'onSort' | 'grip'> {
  readonly column: Column
  readonly sort: ItemsView['sort']
}

function Head({ column: { name, title, sort: by, isNumber }, sort, onSort, grip }: HeadProps) {
  const isSorted = sort.by === by
  return (
    <th
      scope="col"
      className={`${isNumber ? 'num' : ''} ${isSorted ? 'sorted' : ''}`}
      aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : undefined}
    >
      {by === null ? (
        <span title={title}>{title}</span>
      ) : (
        <button type="button" onClick={() => onSort(nextSort(sort, by))}>
          {title} {isSorted && (sort.isDescending ? <ArrowDown /> : <ArrowUp />)}
        </button>
      )}
      {/* By keyboard the width is set in the list of columns. */}
      <span
        className="grip"
        aria-hidden
        title="Pull to change the width; double-click for the usual one"
        {...grip(name)}
      />
    </th>
  )
}
