import type { CallOutput } from '../../../../shared/contract.ts'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import type { ItemFilter } from '../../../../shared/views/itemViews.ts'
import { number } from '../../../parts/format.ts'
import { Segments } from '../../../parts/Segments.tsx'
import { ColumnChoice } from './ColumnChoice.tsx'
import type { ExportChoice } from './exportChoice.ts'
import { formats } from './exportChoice.ts'
import { TargetField } from './TargetField.tsx'

interface Props {
  readonly batch: BatchView
  readonly choice: ExportChoice
  readonly filter: ItemFilter
  readonly selected: readonly number[] | null
  readonly plan: CallOutput<'export.plan'> | undefined
  readonly onChange: (change: Partial<ExportChoice>) => void
}

/** Format, rows, columns and the place. */
export function ExportForm({ batch: { seal }, choice, filter, selected, plan, onChange }: Props) {
  const chosen = selected?.length ?? 0
  return (
    <div className="labelled">
      <span className="lab">Format</span>
      <Segments
        label="Format"
        value={choice.format}
        options={formats.map((name) => ({ value: name, text: name.toUpperCase() }))}
        // A place is for a file of one format.
        onChange={(format) => onChange({ format, target: null })}
      />
      <span className="lab">Rows</span>
      <Segments
        label="Rows"
        value={choice.kind}
        options={[
          { value: 'all', text: `All ${number(seal.sourceRows - seal.rejected)}` },
          { value: 'filter', text: 'Filtered', isOff: Object.keys(filter).length === 0 },
          { value: 'rows', text: `Selected ${number(chosen)}`, isOff: chosen === 0 },
        ]}
        onChange={(kind) => onChange({ kind })}
      />
      {plan && (
        <>
          <span className="lab">Columns</span>
          <ColumnChoice
            groups={plan.columns}
            chosen={choice.columns}
            onChange={(columns) => onChange({ columns })}
          />
          <span className="lab">File</span>
          <TargetField
            fileName={plan.fileName}
            target={choice.target}
            onChange={(target) => onChange({ target })}
          />
        </>
      )}
    </div>
  )
}
