import type { ReactNode } from 'react'
import type { SpentView } from '../../../shared/views/costViews.ts'
import { compactNumber, dash, number, smallMoney } from '../../parts/format.ts'
import type { Head } from '../../parts/Heads.tsx'
import { Heads } from '../../parts/Heads.tsx'
import { leftOut, spentText } from './spentText.ts'

export interface Column<L> extends Head {
  readonly cell: (line: L) => ReactNode
}

interface Props<L> {
  readonly name: string
  readonly lines: readonly L[]
  readonly keyOf: (line: L) => string | number
  readonly columns: readonly Column<L>[]
}

/** Lines of spending; the first column says of what, and takes the room that is left. */
export function SpendTable<L>({ name, lines, keyOf, columns }: Props<L>) {
  return (
    <table className="tbl fluid spend" aria-label={name}>
      <Heads heads={columns} />
      <tbody>
        {lines.map((line) => (
          <tr key={keyOf(line)}>
            {columns.map(({ title, isText, cell }) => (
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

export const callsColumn = {
  title: 'Calls',
  width: 76,
  cell: ({ calls }: SpentView) => number(calls),
} as const

export const tokenColumns: readonly Column<SpentView>[] = [
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
  cell: ({ savedNanoUsd }) =>
    savedNanoUsd === 0 ? <span className="dash">{dash}</span> : smallMoney(savedNanoUsd),
}

/** What was spent, or would have been, and beside it what that leaves out. */
export const spentColumns = (isPractice: boolean): readonly Column<SpentView>[] => [
  {
    title: 'Not in it',
    width: 'clamp(184px, 16vw, 216px)',
    isText: true,
    cell: (line) => <LeftOut line={line} />,
  },
  {
    title: isPractice ? 'At list prices' : 'Spent',
    width: 104,
    cell: (line) => <span className="m">{spentText(line)}</span>,
  },
]

function Tokens({ count }: { readonly count: number }) {
  return (
    <span className="t2" title={number(count)}>
      {compactNumber(count)}
    </span>
  )
}

function LeftOut({ line }: { readonly line: SpentView }) {
  const missing = leftOut(line, true)
  if (missing.length === 0) return <span className="dash">{dash}</span>
  return (
    <span className="small c-default" title={leftOut(line).join(', ')}>
      {missing.join(', ')}
    </span>
  )
}
