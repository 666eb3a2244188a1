import type { ReactNode } from 'react'
import { SkipForward, TriangleAlert } from 'lucide-react'
import { sameContentAs } from '../../../../../shared/sameContentAs.ts'
import type { Facet } from '../../../../../shared/views/batchViews.ts'
import type { ItemLine, ItemSort } from '../../../../../shared/views/itemViews.ts'
import { AnsweredBy } from '../../../../parts/AnsweredBy.tsx'
import { dash, fineMoney, number, places, visibleText } from '../../../../parts/format.ts'
import { knownCost } from '../../../../parts/knownCost.ts'
import { StageCells } from '../../../../parts/StageCells.tsx'
import { lowConfidence } from '../../lowConfidence.ts'

export interface Column {
  readonly name: string
  readonly title: string
  /** CSS width; the column without one takes what is left. */
  readonly width: string | null
  readonly sort: ItemSort['by'] | null
  readonly isNumber?: boolean
  /** From this width of the window on; without it always. */
  readonly fromWidth?: number
  /** Stays in sight beside an open row. */
  readonly staysBeside?: boolean
  /** Shown only when it was chosen. */
  readonly isExtra?: boolean
  /** A column of the table that was imported. */
  readonly isSource?: boolean
  readonly cell: (item: ItemLine) => ReactNode
}

/** Here the window has room for the longest column. */
const wide = 1600
/** And here for what can be done without. */
const medium = 1200

/** The columns of the table, the pipeline's fields among them. */
export function columnsFor(
  rows: number,
  facets: readonly Facet[],
  outputColumns: readonly string[],
): Column[] {
  const texts = outputColumns.filter((column) => !facets.some((facet) => facet.column === column))
  return [
    rowColumn(rows),
    ...identityColumns,
    ...facets.map(facetColumn),
    ...texts.map((column, index) => textColumn(column, index > 0)),
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

const identityColumns: readonly Column[] = [
  { name: 'id', title: 'Id', width: '98px', sort: null, fromWidth: medium, cell: idCell },
  { name: 'subject', title: 'Subject', width: null, sort: null, staysBeside: true, cell: titleCell },
  {
    name: 'stages',
    title: 'acquire → render',
    width: '122px',
    sort: null,
    staysBeside: true,
    cell: (item) => <StageCells item={item} />,
  },
]

/** Some locales write more around an amount than `$`. */
const costWidth = `${Math.min(112, Math.max(92, 20 + 8.5 * fineMoney(0).length))}px`

/** Who answered, after how many calls, at what cost. */
const factColumns: readonly Column[] = [
  { name: 'answered', title: 'Answered by', width: '104px', sort: null, cell: answerCell },
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

const nothing = <span className="dash">{dash}</span>

function idCell({ externalId }: ItemLine): ReactNode {
  return <span className="id">{externalId === null ? dash : visibleText(externalId)}</span>
}

function titleCell({ title }: ItemLine): ReactNode {
  return title.trim() === '' ? nothing : <span dir="auto">{visibleText(title)}</span>
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
  if (item.attempts === 0 && item.answeredBy === null) return nothing
  const cost = knownCost(item)
  if (cost === dash) return nothing
  return <span className={item.costNanoUsd === 0 ? 't3' : undefined}>{cost}</span>
}

function facetColumn(facet: Facet): Column {
  const { column } = facet
  const title = titleOf(column)
  const sort = `field:${column}` as const
  if (facet.kind === 'number')
    return {
      name: column,
      title,
      width: '72px',
      sort,
      isNumber: true,
      cell: (item) => numberCell(item, column),
    }
  const width = degreeOf(facet) ? '88px' : '122px'
  return { name: column, title, width, sort, cell: (item) => choiceCell(item, facet) }
}

function titleOf(column: string): string {
  const words = column.replaceAll('_', ' ')
  return words === 'confidence' ? 'Conf.' : words[0]!.toUpperCase() + words.slice(1)
}

function numberCell({ output }: ItemLine, column: string): ReactNode {
  const value = output[column]
  if (typeof value !== 'number') return nothing
  const text = places(value, 2)
  if (column !== 'confidence' || value >= lowConfidence) return text
  return (
    <span className="conf">
      <span className="low" title={`Below ${number(lowConfidence)}`}>
        <TriangleAlert className="i s12" aria-hidden />
        {text}
      </span>
    </span>
  )
}

/** Values whose order is a degree, highest first, get bars. */
const degrees = [['critical', 'high', 'medium', 'low']]

function degreeOf({ values }: Extract<Facet, { kind: 'choice' }>): readonly string[] | undefined {
  return degrees.find((order) => order.join() === values.join())
}

function choiceCell({ output }: ItemLine, facet: Extract<Facet, { kind: 'choice' }>): ReactNode {
  const value = output[facet.column]
  if (typeof value !== 'string') return nothing
  const degree = degreeOf(facet)
  if (!degree) return visibleText(value.replaceAll('_', ' '))
  const level = degree.length - degree.indexOf(value)
  return (
    <span className="urg">
      <i aria-hidden>
        {degree.map((name, index) => (
          <b key={name} className={index < level ? 'on' : undefined} />
        ))}
      </i>
      <span className={level === degree.length ? 'b' : undefined}>{value}</span>
    </span>
  )
}

function textColumn(column: string, isExtra: boolean): Column {
  const cell = ({ output }: ItemLine): ReactNode => {
    const value = output[column]
    return typeof value === 'string' ? <span dir="auto">{visibleText(value)}</span> : nothing
  }
  return { name: column, title: titleOf(column), width: '30%', sort: null, fromWidth: wide, isExtra, cell }
}
