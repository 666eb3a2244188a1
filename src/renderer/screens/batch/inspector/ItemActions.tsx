import { Check, Ellipsis, RotateCw, SquarePen, UserRound } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useState } from 'react'
import type { StageName } from '../../../../shared/stage.ts'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import type { ItemDetail } from '../../../../shared/views/itemViews.ts'
import { call } from '../../../api.ts'
import { about } from '../../../parts/format.ts'
import { useAction } from '../../../parts/useAction.ts'
import { useKeys } from '../../../parts/useKeys.ts'
import { AcceptDialog } from './AcceptDialog.tsx'
import { EditInputDialog } from './EditInputDialog.tsx'
import { OverrideDialog } from './OverrideDialog.tsx'

interface Props {
  readonly batch: BatchView
  readonly detail: ItemDetail
}

type Open = 'override' | 'edit' | 'accept' | null

/** What a person can do with a row. The price stands beside the verb. */
export function ItemActions({ batch, detail }: Props) {
  const [open, setOpen] = useState<Open>(null)
  const action = useAction()
  const { item, retries, cannotAccept } = detail
  const preferred = preferredRetry(detail)
  const isOpen = ['pending', 'running', 'waiting'].includes(item.status)
  const canEdit = retries.some(({ stage }) => stage === 'acquire')
  const retry = (stage: StageName): void =>
    void action.run(() =>
      call('retry.run', {
        batchId: batch.id,
        scope: { rows: [item.row], from: stage, limit: null },
        expectedRows: 1,
      }),
    )
  useKeys({ o: () => setOpen('override'), e: () => canEdit && setOpen('edit') })
  return (
    <>
      {action.error && (
        <p className="small c-failed actions-error" role="alert">
          {action.error}
        </p>
      )}
      <footer className="actions">
        {preferred && (
          <button
            type="button"
            className="btn primary"
            disabled={action.isBusy}
            onClick={() => retry(preferred.stage)}
          >
            <RotateCw className="i" aria-hidden /> Retry from {preferred.stage}
            <span className="cost">{about(preferred.costNanoUsd)}</span>
          </button>
        )}
        <button
          type="button"
          className="btn"
          disabled={!canEdit}
          title={canEdit ? undefined : 'A row that has no outcome yet cannot be edited.'}
          onClick={() => setOpen('edit')}
        >
          <SquarePen className="i" aria-hidden /> Edit input
        </button>
        <button
          type="button"
          className="btn"
          disabled={isOpen && batch.status === 'running'}
          title={isOpen ? 'Pause the batch to answer a row that is not finished.' : undefined}
          onClick={() => setOpen('override')}
        >
          <UserRound className="i" aria-hidden /> Override…
        </button>
        <button
          type="button"
          className="btn"
          disabled={cannotAccept !== null}
          title={cannotAccept ?? undefined}
          onClick={() => setOpen('accept')}
        >
          <Check className="i" aria-hidden /> Accept as is
        </button>
        <span className="grow" />
        <StageMenu retries={retries} onRetry={retry} />
      </footer>
      {open === 'override' && <OverrideDialog batch={batch} detail={detail} onClose={() => setOpen(null)} />}
      {open === 'edit' && <EditInputDialog batch={batch} detail={detail} onClose={() => setOpen(null)} />}
      {open === 'accept' && <AcceptDialog batch={batch} row={item.row} onClose={() => setOpen(null)} />}
    </>
  )
}

/** A reply that could not be read is asked for again; what failed elsewhere starts where it failed. */
function preferredRetry({ item, retries }: ItemDetail): ItemDetail['retries'][number] | undefined {
  const failed = item.status === 'failed' ? item.failure?.stage : undefined
  const wanted = !failed || failed === 'parse' ? 'process' : failed
  return retries.find(({ stage }) => stage === wanted) ?? retries[0]
}

interface MenuProps {
  readonly retries: ItemDetail['retries']
  readonly onRetry: (stage: StageName) => void
}

function StageMenu({ retries, onRetry }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        className="btn quiet icon"
        aria-label="Retry from another stage"
        disabled={retries.length === 0}
      >
        <Ellipsis className="i s16" aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" sideOffset={4}>
          {retries.map(({ stage, costNanoUsd }) => (
            <DropdownMenu.Item key={stage} className="option" onSelect={() => onRetry(stage)}>
              <span className="grow">Retry from {stage}</span>
              <span className="t3">{costNanoUsd === 0 ? 'free' : about(costNanoUsd)}</span>
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
