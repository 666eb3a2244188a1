import type { LucideIcon } from 'lucide-react'
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
  const { item, retries } = detail
  const preferred = preferredRetry(detail)
  const retry = (stage: StageName): void =>
    void action.run(() => {
      const scope = { rows: [item.row], from: stage, limit: null }
      return call('retry.run', { batchId: batch.id, scope, expectedRows: 1 })
    })
  const close = (): void => setOpen(null)
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
        <ByHand batch={batch} detail={detail} onOpen={setOpen} />
        <span className="grow" />
        <StageMenu retries={retries} onRetry={retry} />
      </footer>
      {open === 'override' && <OverrideDialog batch={batch} detail={detail} onClose={close} />}
      {open === 'edit' && <EditInputDialog batch={batch} detail={detail} onClose={close} />}
      {open === 'accept' && <AcceptDialog batch={batch} row={item.row} onClose={close} />}
    </>
  )
}

interface ByHandProps extends Props {
  readonly onOpen: (open: Open) => void
}

/** What cannot be done says why. */
function ByHand({ batch, detail: { item, retries, cannotAccept }, onOpen }: ByHandProps) {
  const cannotEdit = retries.some(({ stage }) => stage === 'acquire')
    ? null
    : 'A row that has no outcome yet cannot be edited.'
  const isAtWork = batch.status === 'running' && ['pending', 'running', 'waiting'].includes(item.status)
  const cannotOverride = isAtWork ? 'This row is being worked on. Wait for it, or pause the batch.' : null
  useKeys({
    o: () => cannotOverride === null && onOpen('override'),
    e: () => cannotEdit === null && onOpen('edit'),
  })
  return (
    <>
      <Verb icon={SquarePen} text="Edit input" refusal={cannotEdit} onPress={() => onOpen('edit')} />
      <Verb icon={UserRound} text="Override…" refusal={cannotOverride} onPress={() => onOpen('override')} />
      <Verb icon={Check} text="Accept as is" refusal={cannotAccept} onPress={() => onOpen('accept')} />
    </>
  )
}

interface VerbProps {
  readonly icon: LucideIcon
  readonly text: string
  readonly refusal: string | null
  readonly onPress: () => void
}

function Verb({ icon: Icon, text, refusal, onPress }: VerbProps) {
  return (
    <button
      type="button"
      className="btn"
      disabled={refusal !== null}
      title={refusal ?? undefined}
      onClick={onPress}
    >
      <Icon className="i" aria-hidden /> {text}
    </button>
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
