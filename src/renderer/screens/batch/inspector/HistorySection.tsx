import type { BatchView } from '../../../../shared/views/batchViews.ts'
import type { ItemDetail } from '../../../../shared/views/itemViews.ts'
import { isOpen } from '../../../../shared/item.ts'
import { isUnstarted } from '../../../../shared/unstarted.ts'
import { exactTime, moment, visibleText } from '../../../parts/format.ts'
import { Section } from './Section.tsx'

const words: Readonly<Record<string, string>> = {
  override: 'Answered by hand',
  accept: 'Accepted as is',
  keep: 'Earlier answer kept',
  edit: 'Input edited and run again',
  editToRun: 'Input edited, to run when the batch is resumed,',
}

interface Props {
  readonly batch: BatchView
  readonly detail: ItemDetail
}

/** What people did to this row. Nothing of it is ever removed. */
export function HistorySection({ batch, detail: { history, item } }: Props) {
  const isToRun = batch.status === 'paused' && isOpen(item)
  const lastEdit = history.findLastIndex(({ what }) => what === 'edit')
  return (
    <Section title="History">
      <div className="frame">
        <dl className="kvs one">
          {history.map(({ at, by, what, reason }, index) => (
            <Entry key={index} at={at}>
              {words[isToRun && index === lastEdit ? 'editToRun' : what] ?? what} by {visibleText(by)}
              {reason !== null && <span className="t2 wrap-anywhere">: {visibleText(reason)}</span>}
            </Entry>
          ))}
          <Entry at={item.changedAt}>
            <span className="t2">
              Last change of this row: {isUnstarted(item) ? 'left out by the sample' : item.status}
            </span>
          </Entry>
        </dl>
      </div>
    </Section>
  )
}

function Entry({ at, children }: { readonly at: number; readonly children: React.ReactNode }) {
  return (
    <>
      <dt title={exactTime(at)}>{moment(at)}</dt>
      <dd>{children}</dd>
    </>
  )
}
