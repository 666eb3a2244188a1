import { useMemo, useRef, useState } from 'react'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import type { ItemLine } from '../../../../shared/views/itemViews.ts'
import { useKeys } from '../../../parts/useKeys.ts'
import { setQuery, useRoute } from '../../../route.ts'
import { viewOf } from '../itemsQuery.ts'
import { columnsFor } from './columns.tsx'
import type { Selection } from './ItemsTable.tsx'
import { ItemsTable } from './ItemsTable.tsx'
import { SelectionBar } from './SelectionBar.tsx'
import { Tools } from './Tools.tsx'

const nothing: Selection = { rows: new Set(), isAll: false }

interface Props {
  readonly batch: BatchView
  readonly onRetry: (rows: readonly number[] | null) => void
  readonly onExport: (rows: readonly number[]) => void
}

/** Search, filters and the table, with its cursor and its selection. */
export function ItemsTab({ batch, onRetry, onExport }: Props) {
  const { query } = useRoute()
  const view = viewOf(query)
  const openRow = query.get('item') === null ? null : Number(query.get('item'))
  const [cursor, setCursor] = useState(-1)
  const [selection, setSelection] = useState(nothing)
  const [total, setTotal] = useState<number | null>(null)
  const at = useRef<(index: number) => ItemLine | undefined>(() => undefined)
  const columns = useMemo(
    () => columnsFor(batch.facets, batch.outputColumns),
    [batch.facets, batch.outputColumns],
  )

  const toggle = (row: number): void => {
    const rows = new Set(selection.rows)
    if (!rows.delete(row)) rows.add(row)
    setSelection({ rows, isAll: false })
  }
  const move = (step: number, isSelecting = false): void => {
    const next = Math.max(0, Math.min((total ?? 0) - 1, cursor + step))
    const item = at.current(next)
    setCursor(next)
    if (isSelecting && item) setSelection({ rows: new Set([...selection.rows, item.row]), isAll: false })
    if (openRow !== null && item) setQuery({ item: String(item.row) })
  }
  const selectAll = (): void => setSelection(selection.isAll ? nothing : { rows: new Set(), isAll: true })
  const under = (): ItemLine | undefined => at.current(cursor)
  useKeys({
    ArrowDown: () => move(1),
    j: () => move(1),
    ArrowUp: () => move(-1),
    k: () => move(-1),
    'Shift+ArrowDown': () => move(1, true),
    'Shift+ArrowUp': () => move(-1, true),
    PageDown: () => move(20),
    PageUp: () => move(-20),
    Enter: () => under() && setQuery({ item: String(under()!.row) }),
    x: () => under() && toggle(under()!.row),
    'Mod+a': selectAll,
    r: () => onRetry(selection.rows.size > 0 ? [...selection.rows] : null),
    Escape: () => {
      if (openRow !== null) setQuery({ item: null })
      else setSelection(nothing)
    },
  })
  return (
    <>
      <Tools batch={batch} total={total} isBeside={openRow !== null} />
      <ItemsTable
        {...{ batchId: batch.id, view, columns, selection, cursor, openRow }}
        isBeside={openRow !== null}
        onSort={(sort) => setQuery({ sort })}
        onToggle={toggle}
        onToggleAll={selectAll}
        onOpen={(item, index) => {
          setCursor(index)
          setQuery({ item: String(item.row) })
        }}
        onItems={(found, read) => {
          at.current = read
          if (found !== total) setTotal(found)
        }}
      />
      <SelectionBar
        count={selection.isAll ? (total ?? 0) : selection.rows.size}
        onClear={() => setSelection(nothing)}
        onRetry={() => onRetry(selection.isAll ? null : [...selection.rows])}
        onExport={() => onExport(selection.isAll ? [] : [...selection.rows])}
      />
    </>
  )
}
