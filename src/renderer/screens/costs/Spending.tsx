import type { CostsView } from '../../../shared/views/costViews.ts'
import { Segments } from '../../parts/Segments.tsx'
import { setQuery } from '../../route.ts'
import { BatchTable, DayTable, ModelTable, PipelineTable } from './spendTables.tsx'
import type { CostsBy, CostsQuery } from './costsQuery.ts'
import { costsBy, costsChange } from './costsQuery.ts'
import { DayChart } from './DayChart.tsx'
import { NothingSpent } from './NothingSpent.tsx'
import { Totals } from './Totals.tsx'

interface Props {
  readonly costs: CostsView
  readonly shown: CostsQuery
}

/** The sum, its days, and what it went to. */
export function Spending({ costs, shown }: Props) {
  const { by, isPractice } = shown
  const isEmpty = costs.byDay.length === 0
  return (
    <>
      <Totals costs={costs} shown={shown} />
      {isEmpty ? (
        <NothingSpent costs={costs} shown={shown} />
      ) : (
        <>
          {shown.period !== 'today' && <DayChart costs={costs} isPractice={isPractice} />}
          <div className="sub-head">
            <h2 className="b">{isPractice ? 'Practice, at list prices' : 'What it went to'}</h2>
            <span className="grow" />
            <Segments
              label="Added up by"
              value={by}
              options={costsBy.map((value) => ({ value, text: titles[value] }))}
              onChange={(value) => setQuery(costsChange({ by: value }))}
            />
          </div>
          <TableBy by={by} costs={costs} isPractice={isPractice} />
        </>
      )}
    </>
  )
}

const titles = {
  batch: 'Batch',
  day: 'Day',
  pipeline: 'Pipeline',
  model: 'Model',
} as const satisfies Record<CostsBy, string>

interface TableProps {
  readonly by: CostsBy
  readonly costs: CostsView
  readonly isPractice: boolean
}

function TableBy({ by, ...props }: TableProps) {
  switch (by) {
    case 'batch':
      return <BatchTable {...props} />
    case 'day':
      return <DayTable {...props} />
    case 'pipeline':
      return <PipelineTable {...props} />
    case 'model':
      return <ModelTable {...props} />
  }
}
