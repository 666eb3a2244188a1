import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import type { JobView } from '../../shared/views/deskViews.ts'
import type { callOutside } from '../api.ts'
import { call } from '../api.ts'
import { Dialog } from './Dialog.tsx'
import { Progress } from './Progress.tsx'
import { Trouble } from './Trouble.tsx'
import { useAction } from './useAction.ts'
import { cancelJob, useJob } from './useJob.ts'

interface Props {
  readonly job: string
  /** How it was started. */
  readonly ask?: typeof call | typeof callOutside
  readonly titles: Readonly<Record<JobView['state'] | 'counting', string>>
  readonly unit: 'rows' | 'bytes'
  /** Where it is known before the job says so. */
  readonly total?: number | null
  /** What is said of a job that failed without a sentence, and of one that was cancelled. */
  readonly failed: string
  readonly cancelled: string
  readonly children: (result: NonNullable<JobView['result']>) => ReactNode
  readonly onClose: () => void
}

/** Something that takes a while, and what came of it. Closing it ends what is under way; it then says what that left. */
export function JobDialog(props: Props) {
  const { job, ask = call, titles, unit, total = null, failed, cancelled, children, onClose } = props
  const view = useJob(job, ask)
  const action = useAction()
  const state = view?.state ?? 'running'
  const isRunning = state === 'running'
  const isCounting = isRunning && view?.isCounting === true
  const cancel = (): void => void action.run(() => cancelJob(job, ask))
  const end = isRunning ? cancel : onClose
  return (
    <Dialog
      title={titles[isCounting ? 'counting' : state]}
      error={action.error}
      closing={null}
      verb={<End isRunning={isRunning} isBusy={action.isBusy} onEnd={end} />}
      onClose={end}
    >
      {/* What counts first and then writes has a time left for each. */}
      {isRunning && (
        <Progress key={String(isCounting)} done={view?.done ?? 0} total={view?.total ?? total} unit={unit} />
      )}
      {state === 'failed' && <Trouble message={view?.error ?? failed} />}
      {state === 'cancelled' && <p>{cancelled}</p>}
      {view?.result && children(view.result)}
    </Dialog>
  )
}

interface EndProps {
  readonly isRunning: boolean
  readonly isBusy: boolean
  readonly onEnd: () => void
}

/** It has the keyboard from the beginning, and again when it has become another. */
function End({ isRunning, isBusy, onEnd }: EndProps) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    button.current?.focus()
  }, [isRunning])
  return (
    <button
      type="button"
      ref={button}
      className={isRunning ? 'btn' : 'btn primary'}
      disabled={isRunning && isBusy}
      onClick={onEnd}
    >
      {isRunning ? 'Cancel' : 'Close'}
    </button>
  )
}
