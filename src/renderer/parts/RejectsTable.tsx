import type { SourceCheck } from '../../shared/views/importViews.ts'
import { inLocale, number, visibleText } from './format.ts'

interface Props {
  readonly rejects: SourceCheck['rejects']
  readonly total: number
  /** Row and reason only. */
  readonly isNarrow?: boolean
}

/** Rows that cannot become items, with the place in the file and the reason. */
export function RejectsTable({ rejects, total, isNarrow = false }: Props) {
  return (
    <div className="frame max-h-80 overflow-auto" tabIndex={0} role="region" aria-label="Rejected rows">
      <table className="calls">
        <thead>
          <tr>
            <th className="num w-20">Row</th>
            {!isNarrow && <th className="num w-20">Line</th>}
            <th>Reason</th>
            {!isNarrow && <th>As it stands in the file</th>}
          </tr>
        </thead>
        <tbody>
          {rejects.map(({ row, line, reason, raw }) => (
            <tr key={row}>
              <td className="num">{number(row)}</td>
              {!isNarrow && <td className="num">{number(line)}</td>}
              <td
                className={isNarrow ? 'py-1! whitespace-normal! wrap-anywhere' : undefined}
                title={`${inLocale(reason)} ${visibleText(raw)}`}
              >
                {inLocale(reason)}
              </td>
              {!isNarrow && (
                <td className="mono t2" title={visibleText(raw)}>
                  {visibleText(raw)}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {total > rejects.length && (
        <p className="small t3 px-3 py-1">and {number(total - rejects.length)} more</p>
      )}
    </div>
  )
}
