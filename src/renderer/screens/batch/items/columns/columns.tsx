import type { ReactNode } from 'react'
import { SkipForward } from 'lucide-react'
import { sameContentAs } from '../../../../../shared/words/sameContentAs.ts'
import type { BatchView } from '../../../../../shared/views/batchViews.ts'
import type { ItemLine } from '../../../../../shared/views/itemViews.ts'
import { AnsweredBy } from '../../../../parts/AnsweredBy.tsx'
import { Dash } from '../../../../parts/Dash.tsx'
import { dash, fineMoney, number, visibleText } from '../../../../parts/format.ts'
import { knownCost } from '../../../../parts/knownCost.ts'
import { StageCells } from '../../../../parts/StageCells.tsx'
import type { Column } from './column.ts'
import { answerColumn, facetColumn, titleOf } from './fieldColumns.tsx'
import { textCell } from './textCell.tsx'

/** Here the window has room for what can be done without. CSS px. */
const medium = 1200
/** Below this the subject would be left with a word or two. The cells of the stages tell exceptions, too. CSS px. */
const small = 1100

/** The columns of the table, the pipeline's fields among them. */
export function columnsFor({ seal, titleField, facets, outputColumns }: BatchView): Column[] {
  const texts = outputColumns.filter((column) => !facets.some((facet) => facet.column === column))
  return [
    rowColumn(seal.sourceRows),
    ...identityColumns(titleField),
    ...facets.map(facetColumn),
    ...texts.map((column, index) => answerColumn(column, index > 0)),
    ...factColumns,
  ]
}

function rowColumn(rows: number): Column {
  return {
    name: 'row',
    title: 'Row',
    width: `${Math.max(64, 20 + 8 * number(rows).length)}px`,
    sort: 'row',
    isNumber: true,
    staysBeside: true,
    cell: ({ row }) => <span className="t3">{number(row)}</span>,
  }
}

function identityColumns(titleField: string): Column[] {
  return [
    { name: 'id', title: 'Id', width: '98px', sort: null, fromWidth: medium, cell: idCell },
    // Addresses know it by this name, whatever it shows.
    {
      ...{ name: 'subject', title: titleOf(titleField), width: null, sort: null },
      staysBeside: true,
      cell: titleCell,
    },
    {
      name: 'stages',
      title: 'acquire → render',
      width: '122px',
      sort: null,
      staysBeside: true,
      cell: (item) => <StageCells item={item} />,
    },
  ]
}

/** Some locales write more around an amount than `$`. */
const costWidth = `${Math.min(112, Math.max(92, 20 + 8.5 * fineMoney(0).length))}px`

/** Who answered, after how many calls, at what cost. */
const factColumns: readonly Column[] = [
  {
    ...{ name: 'answered', title: 'Answered by', width: '104px', sort: null, fromWidth: small },
    cell: answerCell,
  },
  {
    name: 'tries',
    title: 'Tries',
    width: '56px',
    sort: 'attempts',
    isNumber: true,
    fromWidth: medium,
    cell: ({ attempts }) => (
      <span className={attempts > 1 ? undefined : 't3'}>{attempts === 0 ? dash : number(attempts)}</span>
    ),
  },
  { name: 'cost', title: 'Cost', width: costWidth, sort: 'cost', isNumber: true, cell: costCell },
]

function idCell({ externalId }: ItemLine): ReactNode {
  return <span className="id">{externalId === null ? dash : visibleText(externalId)}</span>
}

function titleCell({ title }: ItemLine): ReactNode {
  return textCell(title || undefined)
}

function answerCell(item: ItemLine): ReactNode {
  if (item.sameAs === null) return <AnsweredBy {...item} />
  return (
    <span className="chip quiet" title={`Skipped: ${sameContentAs(item.sameAs)}`}>
      <SkipForward className="i s12 t3" aria-hidden /> as row {number(item.sameAs)}
    </span>
  )
}

function costCell(item: ItemLine): ReactNode {
  if (item.attempts === 0 && item.answeredBy === null) return <Dash />
  const cost = knownCost(item)
  if (cost === dash) return <Dash />
  return <span className={item.costNanoUsd === 0 ? 't3' : undefined}>{cost}</span>
}
