import type { SourceCheck } from '../../shared/views/deskViews.ts'
import { number, visibleText } from './format.ts'

interface Props {
  readonly rejects: SourceCheck['rejects']
  readonly total: number
}

/** Rows that cannot become items, with the place in the file and the reason. */
export function RejectsTable({ rejects, total }: Props) {
  return (
    <div className="frame max-h-80 overflow-auto" tabIndex={0} role="region" aria-label="Rejected rows">
      <table className="calls">
        <colgroup>
          <col style={{ width: '80px' }} />
          <col style={{ width: '80px' }} />
          <col style={{ width: '45%' }} />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th className="num">Row</th>
            <th className="num">Line</th>
            <th>Reason</th>
            <th>As it stands in the file</th>
          </tr>
        </thead>
        <tbody>
          {rejects.map(({ row, line, reason, raw }) => (
            <tr key={row}>
              <td className="num">{number(row)}</td>
              <td className="num">{number(line)}</td>
              <td title={reason}>{reason}</td>
              <td className="mono t2" title={visibleText(raw)}>
                {visibleText(raw)}
              </td>
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
