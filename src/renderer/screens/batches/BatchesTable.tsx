import type { BatchLine } from '../../../shared/views/batchViews.ts'
import { BatchStatus } from '../../parts/BatchStatus.tsx'
import { Dash } from '../../parts/Dash.tsx'
import { dash, money, moment, number, visibleText } from '../../parts/format.ts'
import type { Head } from '../../parts/Heads.tsx'
import { Heads } from '../../parts/Heads.tsx'
import { doneOf, SealBar } from '../../parts/Seal.tsx'
import { useInSight } from '../../parts/useInSight.ts'
import { go, linkTo } from '../../route.ts'

interface Props {
  readonly batches: readonly BatchLine[]
  readonly cursor: BatchLine | undefined
  /** A file is being dragged over the window. */
  readonly isOver: boolean
}

function headsFor(batches: readonly BatchLine[]): Head[] {
  const countWidth = (rowsOf: (seal: BatchLine['seal']) => number, least = 64): number =>
    figureWidth(
      least,
      batches.map(({ seal }) => number(rowsOf(seal))),
    )
  return [
    { title: 'Batch', isText: true },
    { title: 'Pipeline', width: 124, isText: true, room: 'aside' },
    { title: 'Status', width: 184, isText: true },
    // The numbers beside it say the same: the name has its room first.
    { title: 'Seal', width: 'clamp(80px, 27vw - 266px, 240px)', isText: true, room: 'aside' },
    { title: 'Done', width: countWidth(doneOf, 52) },
    { title: 'of', width: countWidth(({ sourceRows }) => sourceRows, 44) },
    { title: 'Default', width: countWidth((seal) => seal.default) },
    { title: 'Failed', width: countWidth(({ failed }) => failed) },
    {
      title: 'Cost',
      width: figureWidth(
        80,
        batches.map(({ costNanoUsd }) => money(costNanoUsd)),
      ),
    },
    { title: 'Started', width: 124 },
  ]
}

/** px. Room for the longest: one that is cut would be read as another number. */
function figureWidth(least: number, figures: readonly string[]): number {
  return Math.max(least, 20 + 8 * Math.max(0, ...figures.map(({ length }) => length)))
}

/** Every batch with what became of its rows. The line of the cursor stays in sight. */
export function BatchesTable({ batches, cursor, isOver }: Props) {
  return (
    <div className={isOver ? 'tblwrap overflow-y-auto! drop-over' : 'tblwrap overflow-y-auto!'}>
      <table className="tbl fluid">
        <Heads heads={headsFor(batches)} />
        <tbody>
          {batches.map((batch) => (
            <Line key={batch.id} batch={batch} isCursor={batch === cursor} />
          ))}
        </tbody>
      </table>
      {batches.length === 0 && <p className="empty">No batch matches. Remove the filter to see more.</p>}
    </div>
  )
}

function Line({ batch, isCursor }: { readonly batch: BatchLine; readonly isCursor: boolean }) {
  const { seal, isPractice, costNanoUsd, unpricedCalls } = batch
  const line = useInSight<HTMLTableRowElement>(isCursor)
  return (
    <tr
      ref={line}
      className={isCursor ? 'cursor' : undefined}
      aria-current={isCursor || undefined}
      onClick={() => go(`batches/${batch.id}`)}
    >
      <td>
        {/* A long name is cut, its mark never. */}
        <span className="flex items-baseline gap-1">
          <a className="m cut" title={visibleText(batch.name)} href={linkTo(`batches/${batch.id}`)}>
            {visibleText(batch.name)}
          </a>
          {isPractice && <span className="small t3 flex-none">practice</span>}
        </span>
      </td>
      <td className="aside t2 small">
        {batch.pipeline} v{batch.pipelineVersion}
      </td>
      <td>
        <BatchStatus batch={batch} />
      </td>
      <td className="aside overflow-visible!">
        <SealBar batch={batch} />
      </td>
      <td className="num">{number(doneOf(seal))}</td>
      <td className="num t3">{number(seal.sourceRows)}</td>
      <td className="num">
        <Exception rows={seal.default} color="c-default" />
      </td>
      <td className="num">
        <Exception rows={seal.failed} color="c-failed m" />
      </td>
      <td
        className={isPractice ? 'num t3' : 'num'}
        title={isPractice ? 'At list prices: practice is free' : undefined}
      >
        {costNanoUsd === 0 && unpricedCalls > 0 ? dash : money(costNanoUsd)}
      </td>
      <td className="num time t3">{batch.startedAt === null ? 'not started' : moment(batch.startedAt)}</td>
    </tr>
  )
}

/** The ordinary is quiet: only rows that there are speak in colour. */
function Exception({ rows, color }: { readonly rows: number; readonly color: string }) {
  return rows > 0 ? <span className={color}>{number(rows)}</span> : <Dash />
}
