import { History } from 'lucide-react'
import { cellText } from '../../../../shared/field.ts'
import { isOpen } from '../../../../shared/item.ts'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import type { ItemDetail } from '../../../../shared/views/itemViews.ts'
import { call } from '../../../api.ts'
import { useOffer } from '../../../commands.ts'
import { moment, number } from '../../../parts/format.ts'
import { showToast } from '../../../parts/toast.ts'
import { useAction } from '../../../parts/useAction.ts'
import { Section } from './Section.tsx'
import { Values } from './Values.tsx'

interface Props {
  readonly batch: BatchView
  readonly item: ItemDetail['item']
  readonly earlier: NonNullable<ItemDetail['earlier']>
}

/** What the row was answered before it was run again. It is not lost, and can be taken back. */
export function EarlierSection({ batch: { id: batchId, status }, item, earlier }: Props) {
  const action = useAction()
  const { row } = item
  const isAtWork = status === 'running' && isOpen(item)
  const undo = (): void =>
    void call('item.undoKeep', { batchId, row }).catch(({ message }: Error) => showToast(message))
  const keep = (): void =>
    void action.run(async () => {
      await call('item.keepEarlier', { batchId, row })
      showToast(`Row ${number(row)} has its earlier answer again.`, { verb: 'Undo', run: undo })
    })
  useOffer(
    isAtWork
      ? []
      : [{ ...keepCommand, text: `Keep the earlier answer of row ${number(row)}`, end: 'free', run: keep }],
  )
  return (
    <Section title="Earlier answer" note={`of ${moment(earlier.at)} · kept`}>
      <Values
        values={Object.entries(earlier.rendered).map(([name, value]) => [name, cellText(value)] as const)}
      />
      <div className="row gap-3 mt-2">
        <button
          type="button"
          className="btn"
          disabled={action.isBusy || isAtWork}
          title={isAtWork ? 'This row is being worked on. Wait for it, or pause the batch.' : undefined}
          onClick={keep}
        >
          <History className="i" aria-hidden /> Keep the earlier answer
          <span className="cost">free</span>
        </button>
        {action.error && (
          <span className="small c-failed" role="alert">
            {action.error}
          </span>
        )}
      </div>
    </Section>
  )
}

const keepCommand = { id: 'keep-earlier', group: 'This batch', icon: History } as const
