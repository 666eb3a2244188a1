import { useState } from 'react'
import { isOver } from '../../../shared/batch.ts'
import type { BatchView } from '../../../shared/views/batchViews.ts'
import { call } from '../../api.ts'
import { useAction } from '../../parts/useAction.ts'
import { useWaiting } from '../../parts/useWaiting.ts'
import type { Start } from './useStart.ts'
import { useStart } from './useStart.ts'
import type { Raise } from './useRaise.ts'
import { useRaise } from './useRaise.ts'

/** What starts the batch, or the rest of it. */
export interface Next {
  readonly verb: string
  readonly rows: number
  readonly costNanoUsd: number | null
  readonly run: () => void
}

/** What can be done with a batch as a whole: one for the buttons, the keys and the command menu. */
export interface Steering {
  readonly isPausing: boolean
  readonly start: Start
  /** Why the last thing was refused. */
  readonly error: string | null
  /** Goes on with what is open. null: it runs, or nothing is open. */
  readonly resume: (() => void) | null
  /** The next thing to do: to go on with what is open; where nothing is, with what a sample left out. null: there is nothing. */
  readonly next: Next | null
  /** Starts also the rows that a sample left out, beside what is open. null: there are none, or `next` covers them. */
  readonly runRest: (() => void) | null
  /** Before a batch that a full budget has stopped can go on. */
  readonly raising: Raise
  /** `now` drops calls in flight. null: it does not run. */
  readonly pause: ((now: boolean) => void) | null
  /** Keeps a batch that waits for the network from going on by itself. null: it does not. */
  readonly stayPaused: (() => void) | null
  /** Asks first. null: it is over. */
  readonly cancel: (() => void) | null
  readonly isCancelling: boolean
  readonly keep: () => void
}

export function useSteering(batch: BatchView): Steering {
  const isWaiting = useWaiting().has(batch.id)
  const { status, open, rest } = batch
  const [isCancelling, setCancelling] = useState(false)
  const pausing = useAction()
  const start = useStart(batch)
  const raising = useRaise(batch)
  const isDone = isOver(batch)
  const canResume = open.rows > 0 && (status === 'ready' || status === 'paused')
  const canRunRest = rest.rows > 0 && status !== 'cancelled'
  const pause = (now: boolean): void =>
    void pausing.run(() => call('batch.pause', { batchId: batch.id, now }))
  const resume = canResume ? () => start.ask(false) : null
  const restOnly = { verb: 'Run the other', ...rest, run: () => start.ask(true) }
  const isRestNext = canRunRest && !canResume && status !== 'running'
  return {
    isPausing: pausing.isBusy,
    start,
    raising,
    error: pausing.error ?? (start.asked ? null : start.error),
    resume,
    next: resume
      ? { verb: status === 'ready' ? 'Start' : 'Resume', ...open, run: resume }
      : isRestNext
        ? restOnly
        : null,
    runRest: canRunRest && !isDone && !isRestNext ? () => start.ask(true) : null,
    pause: status === 'running' ? pause : null,
    stayPaused: isWaiting ? () => pause(false) : null,
    cancel: isDone ? null : () => setCancelling(true),
    isCancelling,
    keep: () => setCancelling(false),
  }
}
