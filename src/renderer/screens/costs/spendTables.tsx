import { Dash } from '../../parts/Dash.tsx'
import {
  dash,
  dayAndMonth,
  modelName,
  money,
  number,
  percent,
  tokenPrice,
  visibleText,
} from '../../parts/format.ts'
import type { CostsView } from '../../../shared/views/costViews.ts'
import { linkTo } from '../../route.ts'
import { callsColumn, savedColumn, SpendTable, usageColumns } from './SpendTable.tsx'

interface Props {
  readonly costs: CostsView
  readonly isPractice: boolean
}

type BatchSpend = CostsView['byBatch'][number]

export function BatchTable({ costs: { byBatch, batches }, isPractice }: Props) {
  return (
    <>
      <SpendTable
        name="Spent by batch"
        lines={byBatch}
        keyOf={({ batchId }) => batchId}
        columns={[
          { title: 'Batch', isText: true, cell: (line) => <BatchName line={line} /> },
          callsColumn,
          savedColumn,
          { title: 'Plan', width: widthFor(byBatch.map(planned), 124), cell: planned },
          { title: 'Of its budget', width: widthFor(byBatch.map(ofBudget), 132), cell: budgetCell },
        ]}
        isPractice={isPractice}
      />
      {batches > byBatch.length && (
        <p className="small t3 pad">
          The newest {number(byBatch.length)} of {number(batches)} batches. The sums above count all of them.
        </p>
      )}
    </>
  )
}

/** Wide enough for the longest, however money is written: a number is never cut. */
function widthFor(texts: readonly string[], leastPx: number): number {
  const longest = Math.max(0, ...texts.map(({ length }) => length))
  return Math.max(leastPx, 16 + 7 * longest)
}

function BatchName({ line: { batchId, name, isOver } }: { readonly line: BatchSpend }) {
  return (
    <>
      <a className="m" href={linkTo(`batches/${batchId}`)} title={visibleText(name)}>
        {visibleText(name)}
      </a>
      {!isOver && <span className="small t3"> not finished</span>}
    </>
  )
}

/** What it was expected to cost, and how far the whole batch came from that, whatever part of it lies in the period. */
function planned({ plannedNanoUsd, wholeNanoUsd, isOver, unpricedCalls }: BatchSpend): string {
  if (!plannedNanoUsd || !isOver || unpricedCalls > 0) return money(plannedNanoUsd)
  const off = wholeNanoUsd / plannedNanoUsd - 1
  return `${money(plannedNanoUsd)}, ${off < 0 ? '−' : '+'}${percent(Math.abs(off))}`
}

/** A budget counts what lost calls may have cost, too. */
function ofBudget({ capNanoUsd, wholeNanoUsd, wholeUnsettledNanoUsd }: BatchSpend): string {
  if (capNanoUsd === null) return dash
  return `${percent((wholeNanoUsd + wholeUnsettledNanoUsd) / capNanoUsd)} of ${money(capNanoUsd)}`
}

function budgetCell(line: BatchSpend) {
  return line.capNanoUsd === null ? <Dash /> : ofBudget(line)
}

export function DayTable({ costs: { byDay }, isPractice }: Props) {
  return (
    <SpendTable
      name="Spent by day"
      lines={byDay}
      keyOf={({ day }) => day}
      columns={[
        {
          title: 'Day (UTC)',
          isText: true,
          cell: ({ day }) => <time dateTime={day}>{dayAndMonth(day)}</time>,
        },
        ...usageColumns,
        savedColumn,
      ]}
      isPractice={isPractice}
    />
  )
}

export function PipelineTable({ costs: { byPipeline }, isPractice }: Props) {
  return (
    <SpendTable
      name="Spent by pipeline"
      lines={byPipeline}
      keyOf={({ pipeline }) => pipeline}
      columns={[
        { title: 'Pipeline', isText: true, cell: ({ pipeline }) => visibleText(pipeline) },
        { title: 'Batches', width: 72, cell: ({ batches }) => number(batches) },
        ...usageColumns,
        savedColumn,
      ]}
      isPractice={isPractice}
    />
  )
}

export function ModelTable({ costs: { byModel }, isPractice }: Props) {
  return (
    <SpendTable
      name="Spent by model"
      lines={byModel}
      keyOf={({ model }) => model}
      columns={[
        { title: 'Model', isText: true, cell: ({ model }) => <span title={model}>{nameAndId(model)}</span> },
        ...usageColumns,
        { title: 'Price now, in / out', width: 'clamp(150px, 13vw, 168px)', cell: priceNow },
      ]}
      isPractice={isPractice}
    />
  )
}

function nameAndId(model: string) {
  const name = modelName(model)
  return (
    <>
      <span className="m">{name}</span>{' '}
      {name !== model && <span className="small t3">{visibleText(model)}</span>}
    </>
  )
}

function priceNow({ inputNanoUsd, outputNanoUsd }: CostsView['byModel'][number]) {
  if (inputNanoUsd === null || outputNanoUsd === null) return <span className="c-default">not known</span>
  return `${tokenPrice(inputNanoUsd)} / ${tokenPrice(outputNanoUsd)}`
}
