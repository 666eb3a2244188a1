import type { SourceView } from '../../../shared/views/fileViews.ts'
import { number, visibleText } from '../../parts/format.ts'
import { useUsedInSight } from './useUsedInSight.ts'

interface Props {
  readonly view: SourceView
  /** This is how the file is to be read; otherwise it cannot be, and this is how it was read before. */
  readonly isCurrent: boolean
}

/** The first rows as they will be read. A dot marks the columns that the pipeline uses. */
export function Preview({ view, isCurrent }: Props) {
  const { length } = view.preview
  return (
    <div className="preview">
      <div className="tabbar">
        <span className="b">{titleFor(length)}</span>
        <span className="t3">{isCurrent ? 'as they will be read' : 'as they were read before'}</span>
        <span className="grow" />
        <span className="small t3 row">
          <span className="dot" /> used by the pipeline
        </span>
      </div>
      <div className="tblwrap overflow-auto!" tabIndex={0} role="region" aria-label="Preview">
        <Rows view={view} />
        {length === 0 && <p className="empty">No row can be read like this. {whatToTry(view)}</p>}
      </div>
    </div>
  )
}

function titleFor(rows: number): string {
  if (rows === 0) return 'No rows'
  return rows === 1 ? 'The only row' : `First ${number(rows)} rows`
}

const oneOf = new Intl.ListFormat('en-GB', { type: 'disjunction' })

/** The choices that stand beside the preview. */
function whatToTry({ format, encoding, delimiter, sheet }: SourceView): string {
  const choices = [
    ...(encoding === null ? [] : ['Encoding']),
    ...(delimiter === null ? [] : ['Delimiter']),
    ...(sheet === null ? [] : ['Sheet']),
    ...(format === 'jsonl' ? [] : ['First row']),
  ]
  return `Try another choice at ${oneOf.format(choices)}.`
}

function Rows({ view }: Pick<Props, 'view'>) {
  const { columns, preview, fields } = view
  const heads = useUsedInSight(view)
  const used = new Set(fields.map(({ column }) => column))
  return (
    <table className="tbl fit">
      <thead>
        <tr ref={heads}>
          <th className="num" scope="col">
            Row
          </th>
          {columns.map((column) => (
            <th key={column} scope="col" className={used.has(column) ? 'sorted' : undefined}>
              {used.has(column) && <span className="dot" />} {visibleText(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {preview.map(({ row, cells }) => (
          <tr key={row}>
            <td className="num t3">{number(row)}</td>
            {columns.map((column, index) => (
              <td
                key={column}
                dir="auto"
                className={used.has(column) ? undefined : 't3'}
                title={visibleText(cells[index] ?? '')}
              >
                {visibleText(cells[index] ?? '')}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
