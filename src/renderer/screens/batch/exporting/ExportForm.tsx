import type { RowSpans } from '../../../../shared/rowSpans.ts'
import { countIn } from '../../../../shared/rowSpans.ts'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import type { ItemFilter } from '../../../../shared/views/itemViews.ts'
import { useLive } from '../../../live.ts'
import { Dash } from '../../../parts/Dash.tsx'
import { number } from '../../../parts/format.ts'
import { Segments } from '../../../parts/Segments.tsx'
import { ColumnChoice } from './ColumnChoice.tsx'
import { formats } from './exportChoice.ts'
import { TargetField } from './TargetField.tsx'
import type { Export } from './useExport.ts'

interface Props {
  readonly batch: BatchView
  readonly filter: ItemFilter
  readonly selected: RowSpans | null
  readonly out: Export
}

/** Format, rows, columns and the place. */
export function ExportForm({ batch, filter, selected, out }: Props) {
  const { choice, plan, target, targetError, change } = out
  return (
    <div className="labelled">
      <span className="lab">Format</span>
      <Segments
        label="Format"
        value={choice.format}
        options={formats.map((name) => ({ value: name, text: name.toUpperCase() }))}
        // A place is for a file of one format.
        onChange={(format) => change({ format, target: null })}
      />
      <span className="lab">Rows</span>
      <RowsChoice {...{ batch, filter, selected, out }} />
      <span className="lab">Columns</span>
      {plan ? (
        <ColumnChoice
          groups={plan.columns}
          chosen={choice.columns}
          onChange={(columns) => change({ columns })}
        />
      ) : (
        <NotKnown />
      )}
      <span className="lab">File</span>
      {plan ? (
        <TargetField
          fileName={plan.fileName}
          target={target}
          error={targetError}
          onChoose={out.chooseTarget}
        />
      ) : (
        <NotKnown />
      )}
    </div>
  )
}

/** It has its place before it is known, so that nothing jumps. */
function NotKnown() {
  return (
    <span className="input">
      <Dash />
    </span>
  )
}

function RowsChoice({ batch, filter, selected, out: { choice, change } }: Props) {
  const isFiltered = Object.keys(filter).length > 0
  const view = { filter, sort: { by: 'row', isDescending: false } } as const
  const shown = useLive('items.page', isFiltered ? { batchId: batch.id, view, offset: 0, limit: 1 } : null)
  const chosen = countIn(selected ?? [])
  const whyOff = [
    !isFiltered && 'The table is not filtered.',
    chosen === 0 && 'No rows are selected.',
  ].filter((why) => why !== false)
  return (
    <div className="grid gap-1 justify-items-start">
      <Segments
        label="Rows"
        value={choice.kind}
        options={[
          { value: 'all', text: 'All', count: number(batch.seal.sourceRows - batch.seal.rejected) },
          {
            value: 'filter',
            text: 'Filtered',
            count: isFiltered ? number(shown.value?.total) : undefined,
            isOff: !isFiltered,
          },
          {
            value: 'rows',
            text: 'Selected',
            count: chosen > 0 ? number(chosen) : undefined,
            isOff: chosen === 0,
          },
        ]}
        onChange={(kind) => change({ kind })}
      />
      {whyOff.length > 0 && <p className="small t3">{whyOff.join(' ')}</p>}
    </div>
  )
}
