import { clockTime, moment, visibleText } from '../../../../parts/format.ts'
import type { Column } from './column.ts'
import { textCell } from './textCell.tsx'

/** What the table can show besides the usual columns. */
export const moreColumns: readonly Column[] = [
  {
    name: 'error',
    title: 'Error',
    width: '240px',
    sort: null,
    isExtra: true,
    cell: ({ failure }) => textCell(failure?.message),
  },
  {
    name: 'changed',
    title: 'Changed',
    width: '132px',
    sort: 'changed',
    isExtra: true,
    cell: ({ changedAt }) => (
      <span className="t2" title={`${moment(changedAt)} ${clockTime(changedAt)}`}>
        {moment(changedAt)}
      </span>
    ),
  },
]

const prefix = 's.'

/** A column of the table that was imported. */
export function sourceColumn(name: string): Column {
  return {
    name: `${prefix}${name}`,
    title: visibleText(name),
    width: '160px',
    sort: null,
    isExtra: true,
    isSource: true,
    cell: ({ source }) => textCell(source[name] || undefined),
  }
}

/** The columns of the source among these, by the names that they have there. */
export function sourceNames(columns: readonly Column[]): string[] {
  return columns.filter(({ isSource }) => isSource).map(({ name }) => name.slice(prefix.length))
}
