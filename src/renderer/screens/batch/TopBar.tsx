import { Download, Ellipsis, FlaskConical, Pause, Play, RotateCw } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useState } from 'react'
import type { BatchView } from '../../../shared/views/batchViews.ts'
import { call } from '../../api.ts'
import { BatchStatus } from '../../parts/BatchStatus.tsx'
import { moment, number, priceOf, visibleText } from '../../parts/format.ts'
import { Trouble } from '../../parts/Trouble.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useKeys } from '../../parts/useKeys.ts'
import { linkTo } from '../../route.ts'
import { CancelDialog } from './CancelDialog.tsx'
import { StartDialog } from './StartDialog.tsx'
import type { Start } from './useStart.ts'
import { useStart } from './useStart.ts'

interface Props {
  readonly batch: BatchView
  readonly onExport: () => void
  readonly onRetryFailed: () => void
}

/** What it is, how it stands, and what can be done with the whole of it. One button of ink: the next thing to do. */
export function TopBar({ batch, onExport, onRetryFailed }: Props) {
  const { status, seal, rest } = batch
  const [isCancelling, setCancelling] = useState(false)
  const action = useAction()
  const start = useStart(batch)
  const isOver = status === 'complete' || status === 'cancelled'
  const canResume = batch.open.rows > 0 && (status === 'ready' || status === 'paused')
  const pause = (now: boolean): void => void action.run(() => call('batch.pause', { batchId: batch.id, now }))
  useKeys({ ' ': () => (status === 'running' ? pause(false) : canResume && start.ask(false)) })
  const error = action.error ?? (start.asked ? null : start.error)
  return (
    <>
      <header className="top">
        <Title batch={batch} />
        <span className="grow" />
        {status === 'running' && (
          <button type="button" className="btn" disabled={action.isBusy} onClick={() => pause(false)}>
            <Pause className="i" aria-hidden /> {action.isBusy ? 'Pausing…' : 'Pause'} <kbd>Space</kbd>
          </button>
        )}
        <StartButton batch={batch} start={start} canResume={canResume} />
        {isOver && seal.failed > 0 && (
          <button type="button" className="btn" onClick={onRetryFailed}>
            <RotateCw className="i" aria-hidden /> Retry {number(seal.failed)} failed{' '}
            <span className="cost">{priceOf(batch, batch.retryFailedNanoUsd)}</span>
          </button>
        )}
        <button
          type="button"
          className={isOver && rest.rows === 0 ? 'btn primary' : 'btn'}
          onClick={onExport}
        >
          <Download className="i" aria-hidden /> Export
        </button>
        {!isOver && (
          <More
            batch={batch}
            onPauseNow={() => pause(true)}
            onCancel={() => setCancelling(true)}
            onRest={() => start.ask(true)}
          />
        )}
      </header>
      {error && (
        <div className="mx-4 mt-2">
          <Trouble message={error} />
        </div>
      )}
      {start.asked && <StartDialog batch={batch} start={start} />}
      {isCancelling && <CancelDialog batch={batch} onClose={() => setCancelling(false)} />}
    </>
  )
}

function Title({ batch }: { readonly batch: BatchView }) {
  const { name, pipeline, pipelineVersion, startedAt, isPractice } = batch
  return (
    <>
      <a className="crumb" href={linkTo('batches')}>
        Batches
      </a>
      <span className="t3" aria-hidden>
        /
      </span>
      <h1 className="cut">{visibleText(name)}</h1>
      <BatchStatus batch={batch} chip />
      {isPractice && (
        <span className="chip outline" title="Answered by the practice model: free, and no real answers">
          <FlaskConical className="i s12" aria-hidden /> PRACTICE
        </span>
      )}
      <span className="small t3 nowrap cut shrink-9999">
        {pipeline} v{pipelineVersion} · {startedAt === null ? 'not started' : `started ${moment(startedAt)}`}
      </span>
    </>
  )
}

interface StartProps {
  readonly batch: BatchView
  readonly start: Start
  readonly canResume: boolean
}

/** Goes on with what is open; where nothing is, with what a sample left out. */
function StartButton({ batch, start, canResume }: StartProps) {
  const { status, open, rest } = batch
  const canRunRest = rest.rows > 0 && status !== 'cancelled' && status !== 'running'
  if (!canResume && !canRunRest) return null
  const verb = !canResume ? 'Run the other' : status === 'ready' ? 'Start' : 'Resume'
  const { rows, costNanoUsd } = canResume ? open : rest
  return (
    <button
      type="button"
      className="btn primary"
      disabled={start.isBusy}
      onClick={() => start.ask(!canResume)}
    >
      <Play className="i" aria-hidden /> {verb} {number(rows)}{' '}
      <span className="cost">{priceOf(batch, costNanoUsd)}</span>
    </button>
  )
}

interface MoreProps {
  readonly batch: BatchView
  readonly onPauseNow: () => void
  readonly onCancel: () => void
  readonly onRest: () => void
}

function More({ batch: { status, rest }, onPauseNow, onCancel, onRest }: MoreProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="btn quiet icon" aria-label="More actions">
        <Ellipsis className="i s16" aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" sideOffset={4}>
          {status === 'running' && (
            <DropdownMenu.Item className="option" onSelect={onPauseNow}>
              Pause now, drop calls in flight
            </DropdownMenu.Item>
          )}
          {rest.rows > 0 && (
            <DropdownMenu.Item className="option" onSelect={onRest}>
              Run also the {number(rest.rows)} rows left out
            </DropdownMenu.Item>
          )}
          <DropdownMenu.Item className="option c-failed" onSelect={onCancel}>
            Cancel the batch…
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
