import type { ReactNode } from 'react'
import type { SpentView } from '../../../shared/views/costViews.ts'
import { Dash } from '../../parts/Dash.tsx'
import { compactNumber, number, money } from '../../parts/format.ts'
import type { Head } from '../../parts/Heads.tsx'
import { Heads } from '../../parts/Heads.tsx'
import { leftOut, spentText } from './spentText.ts'

export interface Column<L> extends Head {
  readonly cell: (line: L) => ReactNode
}

interface Props<L extends SpentView> {
  readonly name: string
  readonly lines: readonly L[]
  readonly keyOf: (line: L) => string | number
  /** Before those that say what was spent. The first one says of what, and takes the room that is left. */
  readonly columns: readonly Column<L>[]
  readonly isPractice: boolean
}

/** Lines of spending, each with what was spent and what that leaves out. */
export function SpendTable<L extends SpentView>({ name, lines, keyOf, columns, isPractice }: Props<L>) {
  const all = [...columns, ...spentColumns(lines, isPractice)]
  return (
    <table className="tbl fluid" aria-label={name}>
      <Heads heads={all} />
      <tbody>
        {lines.map((line) => (
          <tr key={keyOf(line)}>
            {all.map(({ title, isText, cell }) => (
              <td key={title} className={isText ? undefined : 'num'}>
                {cell(line)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export const callsColumn: Column<SpentView> = {
  title: 'Calls',
  width: 76,
  cell: ({ calls }) => number(calls),
}

/** What was asked for: calls and their tokens. */
export const usageColumns: readonly Column<SpentView>[] = [
  callsColumn,
  { title: 'Tokens in', width: 80, cell: ({ input }) => <Tokens count={input} /> },
  {
    title: 'cached',
    width: 72,
    cell: ({ cacheRead, cacheWrite }) => <Tokens count={cacheRead + cacheWrite} />,
  },
  { title: 'out', width: 72, cell: ({ output }) => <Tokens count={output} /> },
]

export const savedColumn: Column<SpentView> = {
  title: 'Saved',
  width: 'clamp(86px, 7.2vw, 92px)',
  cell: ({ savedNanoUsd }) => (savedNanoUsd === 0 ? <Dash /> : money(savedNanoUsd)),
}

/** What was spent, or would have been, and beside it what that leaves out. */
function spentColumns(lines: readonly SpentView[], isPractice: boolean): readonly Column<SpentView>[] {
  const isWhole = lines.every((line) => leftOut(line).length === 0)
  return [
    // Where nothing is left out, the names have its room.
    ...(isWhole ? [] : [leftOutColumn]),
    {
      title: isPractice ? 'At list prices' : 'Spent',
      width: 104,
      cell: (line) => <span className="m">{spentText(line)}</span>,
    },
  ]
}

const leftOutColumn: Column<SpentView> = {
  title: 'Not in it',
  width: 'clamp(184px, 16vw, 216px)',
  isText: true,
  cell: (line) => <LeftOut line={line} />,
}

function Tokens({ count }: { readonly count: number }) {
  return (
    <span className="t2" title={number(count)}>
      {compactNumber(count)}
    </span>
  )
}

function LeftOut({ line }: { readonly line: SpentView }) {
  const missing = leftOut(line, true)
  if (missing.length === 0) return <Dash />
  return (
    <span className="small c-default" title={leftOut(line).join(', ')}>
      {missing.join(', ')}
    </span>
  )
}
