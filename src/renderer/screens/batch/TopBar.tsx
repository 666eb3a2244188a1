import { Clock, Download, FlaskConical, Pause, Play, RotateCw, Wallet } from 'lucide-react'
import { isOver } from '../../../shared/batch.ts'
import type { BatchView } from '../../../shared/views/batchViews.ts'
import { BatchStatus } from '../../parts/BatchStatus.tsx'
import { moment, number, priceOf, visibleText } from '../../parts/format.ts'
import { MenuOption, MoreMenu } from '../../parts/Menu.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { useKeys } from '../../parts/useKeys.ts'
import { linkTo } from '../../route.ts'
import { CancelDialog } from './CancelDialog.tsx'
import { StartDialog } from './StartDialog.tsx'
import type { Next, Steering } from './useSteering.ts'

interface Props {
  readonly batch: BatchView
  readonly steering: Steering
  readonly onExport: () => void
  readonly onRetryFailed: () => void
}

/** What it is, how it stands, and what can be done with the whole of it. One button of ink: the next thing to do. */
export function TopBar({ batch, steering, onExport, onRetryFailed }: Props) {
  const { seal, rest } = batch
  const { pause, isPausing, stayPaused, resume, next, start, error } = steering
  const { raise } = steering.raising
  const isDone = isOver(batch)
  useKeys({ ' ': () => (pause ? pause(false) : resume?.()) })
  return (
    <>
      <header className="top">
        <Title batch={batch} isWaiting={stayPaused !== null} />
        <span className="grow" />
        {pause && (
          <button type="button" className="btn" disabled={isPausing} onClick={() => pause(false)}>
            <Pause className="i" aria-hidden /> {isPausing ? 'Pausing…' : 'Pause'} <kbd>Space</kbd>
          </button>
        )}
        {stayPaused && (
          <button type="button" className="btn" disabled={isPausing} onClick={stayPaused}>
            <Pause className="i" aria-hidden /> Stay paused
          </button>
        )}
        {raise && (
          <button type="button" className="btn primary" onClick={raise}>
            <Wallet className="i" aria-hidden /> Raise the budget
          </button>
        )}
        {next && <NextButton {...{ batch, next }} isBusy={start.isBusy} isFirst={!raise} />}
        {isDone && seal.failed > 0 && (
          <button type="button" className="btn" onClick={onRetryFailed}>
            <RotateCw className="i" aria-hidden /> Retry {number(seal.failed)} failed{' '}
            <span className="cost">{priceOf(batch, batch.retryFailedNanoUsd)}</span>
          </button>
        )}
        <button
          type="button"
          className={isDone && rest.rows === 0 ? 'btn primary' : 'btn'}
          onClick={onExport}
        >
          <Download className="i" aria-hidden /> Export
        </button>
        {!isDone && <More batch={batch} steering={steering} />}
      </header>
      {error && (
        <div className="mx-4 mt-2">
          <Trouble message={error} />
        </div>
      )}
      {start.asked && <StartDialog batch={batch} start={start} />}
      {steering.isCancelling && <CancelDialog batch={batch} onClose={steering.keep} />}
    </>
  )
}

function Title({ batch, isWaiting }: { readonly batch: BatchView; readonly isWaiting: boolean }) {
  const { name, pipeline, pipelineVersion, startedAt, isPractice } = batch
  const origin = `${pipeline} v${pipelineVersion} · ${startedAt === null ? 'not started' : `started ${moment(startedAt)}`}`
  return (
    <>
      <a className="crumb" href={linkTo('batches')}>
        Batches
      </a>
      <span className="t3" aria-hidden>
        /
      </span>
      <h1 className="cut" title={visibleText(name)}>
        {visibleText(name)}
      </h1>
      {isWaiting ? <WaitingChip /> : <BatchStatus batch={batch} chip />}
      {isPractice && (
        <span className="chip lined" title="Answered by the practice model: free, and no real answers">
          <FlaskConical className="i s12" aria-hidden /> PRACTICE
        </span>
      )}
      <span className="small t3 nowrap cut shrink-9999" title={origin}>
        {origin}
      </span>
    </>
  )
}

function WaitingChip() {
  return (
    <span className="chip t-waiting c-waiting">
      <Clock className="i" aria-hidden />
      Waiting for the network
    </span>
  )
}

interface NextProps {
  readonly batch: BatchView
  readonly next: Next
  readonly isBusy: boolean
  /** There is nothing to do before it. */
  readonly isFirst: boolean
}

function NextButton({ batch, next: { verb, rows, costNanoUsd, run }, isBusy, isFirst }: NextProps) {
  return (
    <button type="button" className={isFirst ? 'btn primary' : 'btn'} disabled={isBusy} onClick={run}>
      <Play className="i" aria-hidden /> {verb} {number(rows)}{' '}
      <span className="cost">{priceOf(batch, costNanoUsd)}</span>
    </button>
  )
}

function More({ batch: { rest }, steering }: Pick<Props, 'batch' | 'steering'>) {
  const { pause, runRest, cancel } = steering
  return (
    <MoreMenu label="More actions">
      {pause && <MenuOption onSelect={() => pause(true)}>Pause now, drop calls in flight</MenuOption>}
      {runRest && <MenuOption onSelect={runRest}>Also run the {number(rest.rows)} rows left out</MenuOption>}
      {cancel && (
        <MenuOption className="c-failed" onSelect={cancel}>
          Cancel the batch…
        </MenuOption>
      )}
    </MoreMenu>
  )
}
