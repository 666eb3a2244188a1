import { X } from 'lucide-react'
import type { BatchView } from '../../../../../shared/views/batchViews.ts'
import { useFocusBack } from '../../../../parts/useFocusBack.ts'
import { setQuery, useRoute } from '../../../../route.ts'
import type { FilterChip } from '../../itemsQuery.ts'
import { chipsOf } from '../../itemsQuery.ts'
import { ViewsMenu } from '../../views/ViewsMenu.tsx'
import { ColumnPicker } from '../columns/ColumnPicker.tsx'
import type { Columns } from '../columns/useColumns.ts'
import { AddFilter } from './AddFilter.tsx'
import { Found } from './Found.tsx'
import { SearchBox } from './SearchBox.tsx'

interface Props {
  readonly batch: BatchView
  readonly total: number | null
  readonly columns: Columns
  /** The rows that were asked for are still being read. */
  readonly isBusy: boolean
}

/** Search, the filters as chips, and how many rows are left. */
export function Tools({ batch, total, columns, isBusy }: Props) {
  const { query } = useRoute()
  const chips = chipsOf(query)
  return (
    <div className="tools" role="search">
      <SearchBox />
      {chips.map((chip) => (
        <Chip key={chip.key} chip={chip} />
      ))}
      <AddFilter batch={batch} />
      <Found batch={batch} total={total} isBusy={isBusy} />
      {/* What the table shows and how: together, also on another line. */}
      <span className="row flex-none">
        <ViewsMenu batch={batch} />
        <ColumnPicker columns={columns} />
      </span>
    </div>
  )
}

function Chip({ chip: { key, name, value } }: { readonly chip: FilterChip }) {
  const part = useFocusBack<HTMLElement>('.fchip.add')
  return (
    <span className="fchip" ref={part}>
      <span className="k">{name}</span>
      <span className="v" title={value}>
        {value}
      </span>
      <button
        type="button"
        className="x"
        aria-label={`Remove the filter ${name}`}
        title="Remove the filter"
        onClick={() => setQuery({ [key]: null })}
      >
        <X className="i s12" aria-hidden />
      </button>
    </span>
  )
}
