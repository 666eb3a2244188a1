import type { ItemDetail } from '../../../../shared/views/itemViews.ts'
import { exactTime, moment, visibleText } from '../../../parts/format.ts'
import { Section } from './Section.tsx'

const words: Readonly<Record<string, string>> = {
  override: 'Answered by hand',
  accept: 'Accepted as is',
  edit: 'Input edited and run again',
}

/** What people did to this row. Nothing of it is ever removed. */
export function HistorySection({ detail: { history, item } }: { readonly detail: ItemDetail }) {
  return (
    <Section title="History" stage={5}>
      <div className="frame">
        <table className="calls">
          <colgroup>
            <col style={{ width: '110px' }} />
            <col />
          </colgroup>
          <tbody>
            {history.map(({ at, by, what, reason }) => (
              <tr key={at}>
                <td className="t3" title={exactTime(at)}>
                  {moment(at)}
                </td>
                <td title={reason ?? undefined}>
                  {words[what]} by {by}
                  {reason !== null && <span className="t2">: {visibleText(reason)}</span>}
                </td>
              </tr>
            ))}
            <tr>
              <td className="t3" title={exactTime(item.changedAt)}>
                {moment(item.changedAt)}
              </td>
              <td className="t2">Last change of this row: {item.status}</td>
            </tr>
          </tbody>
        </table>
      </div>
    </Section>
  )
}
