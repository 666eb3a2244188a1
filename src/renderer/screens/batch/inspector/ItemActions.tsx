import type { LucideIcon } from 'lucide-react'
import { Check, RotateCw, SquarePen, UserRound } from 'lucide-react'
import { isOpen } from '../../../../shared/item.ts'
import { spansOf } from '../../../../shared/rowSpans.ts'
import type { StageName } from '../../../../shared/stage.ts'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import type { ItemDetail } from '../../../../shared/views/itemViews.ts'
import { call } from '../../../api.ts'
import { inLocale, priceOf } from '../../../parts/format.ts'
import { MenuOption, MoreMenu } from '../../../parts/Menu.tsx'
import { useAction } from '../../../parts/useAction.ts'
import { useKeys } from '../../../parts/useKeys.ts'
import { isAtRest, sayWaiting, whenRun } from '../retry/atRest.ts'
import { AcceptDialog } from './AcceptDialog.tsx'
import { EditInputDialog } from './EditInputDialog.tsx'
import { OverrideDialog } from './OverrideDialog.tsx'

/** What is asked about the row. An override may begin with values that were chosen in the answer. */
export type Open =
  | { readonly kind: 'override'; readonly given: Readonly<Record<string, string>> }
  | { readonly kind: 'edit' }
  | { readonly kind: 'accept' }

interface Props {
  readonly batch: BatchView
  readonly detail: ItemDetail
  readonly open: Open | null
  readonly onOpen: (open: Open | null) => void
}

/** What a person can do with a row. The price stands beside the verb. */
export function ItemActions({ batch, detail, open, onOpen }: Props) {
  const action = useAction()
  const { item, retries } = detail
  const preferred = preferredRetry(detail)
  const retry = (stage: StageName): void =>
    void action.run(async () => {
      const scope = { rows: spansOf([item.row]), from: stage, limit: null }
      const { isRun } = await call('retry.run', { batchId: batch.id, scope, expectedRows: 1 })
      if (!isRun) sayWaiting(1, batch)
    })
  const close = (): void => onOpen(null)
  return (
    <>
      {action.error && (
        <p className="small c-failed actions-error" role="alert">
          {inLocale(action.error)}
        </p>
      )}
      <footer className="actions">
        {preferred && (
          <button
            type="button"
            className={hasAnswer(detail) || detail.helps !== 'retry' ? 'btn' : 'btn primary'}
            disabled={action.isBusy}
            title={isAtRest(batch) ? `It runs ${whenRun(batch)}` : undefined}
            onClick={() => retry(preferred.stage)}
          >
            <RotateCw className="i" aria-hidden /> Retry from {preferred.stage}
            <span className="cost">{priceOf(batch, preferred.costNanoUsd)}</span>
          </button>
        )}
        <ByHand batch={batch} detail={detail} onOpen={onOpen} />
        <span className="grow" />
        <StageMenu batch={batch} retries={retries} onRetry={retry} />
      </footer>
      {open?.kind === 'override' && (
        <OverrideDialog batch={batch} detail={detail} given={open.given} onClose={close} />
      )}
      {open?.kind === 'edit' && <EditInputDialog batch={batch} detail={detail} onClose={close} />}
      {open?.kind === 'accept' && <AcceptDialog batch={batch} row={item.row} onClose={close} />}
    </>
  )
}

/** What cannot be done says why. */
function ByHand({
  batch,
  detail: { item, retries, helps, cannotAccept },
  onOpen,
}: Pick<Props, 'batch' | 'detail' | 'onOpen'>) {
  const cannotEdit = retries.some(({ stage }) => stage === 'acquire')
    ? null
    : 'A row that has no outcome yet cannot be edited.'
  const isAtWork = batch.status === 'running' && isOpen(item)
  const cannotOverride = isAtWork ? 'This row is being worked on. Wait for it, or pause the batch.' : null
  const edit = (): void => onOpen({ kind: 'edit' })
  const override = (): void => onOpen({ kind: 'override', given: {} })
  useKeys({
    o: () => cannotOverride === null && override(),
    e: () => cannotEdit === null && edit(),
  })
  return (
    <>
      <Verb
        icon={SquarePen}
        text="Edit input"
        isFirst={helps === 'edit'}
        refusal={cannotEdit}
        onPress={edit}
      />
      <Verb
        icon={UserRound}
        text="Override…"
        isFirst={helps === 'override'}
        refusal={cannotOverride}
        onPress={override}
      />
      <Verb
        icon={Check}
        text="Accept as is"
        refusal={cannotAccept}
        onPress={() => onOpen({ kind: 'accept' })}
      />
    </>
  )
}

interface VerbProps {
  readonly icon: LucideIcon
  readonly text: string
  /** What helps best. */
  readonly isFirst?: boolean
  readonly refusal: string | null
  readonly onPress: () => void
}

function Verb({ icon: Icon, text, isFirst = false, refusal, onPress }: VerbProps) {
  return (
    <button
      type="button"
      className={isFirst ? 'btn primary' : 'btn'}
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

/** What has an answer already is not pushed to be paid again. */
function hasAnswer({ item: { status, answeredBy } }: ItemDetail): boolean {
  return status === 'complete' && answeredBy !== 'default'
}

interface MenuProps {
  readonly batch: BatchView
  readonly retries: ItemDetail['retries']
  readonly onRetry: (stage: StageName) => void
}

function StageMenu({ batch, retries, onRetry }: MenuProps) {
  return (
    <MoreMenu label="Retry from another stage" isOff={retries.length === 0}>
      {retries.map(({ stage, costNanoUsd }) => (
        <MenuOption key={stage} onSelect={() => onRetry(stage)}>
          <span className="grow">Retry from {stage}</span>
          <span className="t3">{costNanoUsd === 0 ? 'free' : priceOf(batch, costNanoUsd)}</span>
        </MenuOption>
      ))}
    </MoreMenu>
  )
}
