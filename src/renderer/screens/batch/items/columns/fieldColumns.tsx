import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Facet } from '../../../../../shared/views/batchViews.ts'
import type { ItemLine } from '../../../../../shared/views/itemViews.ts'
import { Dash } from '../../../../parts/Dash.tsx'
import { number, places, visibleText } from '../../../../parts/format.ts'
import { lowConfidence } from '../../lowConfidence.ts'
import type { Column } from './column.ts'
import { textCell } from './textCell.tsx'

/** Here the window has room for the longest column. CSS px. */
const wide = 1600

/** A field of the answer that can be filtered by: a number, or one of a few values. */
export function facetColumn(facet: Facet): Column {
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

/** The name of a field as a head. */
export function titleOf(column: string): string {
  const words = column.replaceAll('_', ' ')
  return words === 'confidence' ? 'Conf.' : words[0]!.toUpperCase() + words.slice(1)
}

function numberCell({ output }: ItemLine, column: string): ReactNode {
  const value = output[column]
  if (typeof value !== 'number') return <Dash />
  const text = places(value, 2)
  if (column !== 'confidence' || value >= lowConfidence) return text
  return (
    <span className="low" title={`Below ${number(lowConfidence)}`}>
      <TriangleAlert className="i s12" aria-hidden />
      {text}
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
  if (typeof value !== 'string') return <Dash />
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

/** A field of the answer that is text. `isExtra`: shown only when it was chosen. */
export function answerColumn(column: string, isExtra: boolean): Column {
  const cell = ({ output }: ItemLine): ReactNode => {
    const value = output[column]
    return textCell(typeof value === 'string' ? value : undefined)
  }
  return { name: column, title: titleOf(column), width: '30%', sort: null, fromWidth: wide, isExtra, cell }
}
