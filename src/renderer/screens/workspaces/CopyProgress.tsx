import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import type { JobView } from '../../../shared/views/deskViews.ts'
import { callOutside } from '../../api.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { bytes } from '../../parts/format.ts'
import { Trouble } from '../../parts/Trouble.tsx'
import { useAction } from '../../parts/useAction.ts'
import { cancelJob, useJob } from '../../parts/useJob.ts'

interface Props {
  readonly job: string
  readonly title: string
  readonly children: (result: NonNullable<JobView['result']>) => ReactNode
  readonly onClose: () => void
}

/** The copying of a workspace, and what came of it. */
export function CopyProgress({ job, title, children, onClose }: Props) {
  const view = useJob(job, callOutside)
  const action = useAction()
  const isRunning = !view || view.state === 'running'
  const end = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    end.current?.focus()
  }, [isRunning])
  const cancel = (): void => void action.run(() => cancelJob(job, callOutside))
  return (
    <Dialog
      title={title}
      onClose={isRunning ? cancel : onClose}
      footer={
        <>
          <span className="grow" />
          <button
            type="button"
            ref={end}
            className={isRunning ? 'btn' : 'btn primary'}
            disabled={isRunning && action.isBusy}
            onClick={isRunning ? cancel : onClose}
          >
            {isRunning ? 'Cancel' : 'Close'}
          </button>
        </>
      }
    >
      {action.error && <Trouble message={action.error} />}
      {isRunning && <Copied done={view?.done ?? 0} total={view?.total ?? null} />}
      {view?.state === 'failed' && (
        <Trouble message={view.error ?? 'The copy failed. Nothing was written.'} />
      )}
      {view?.state === 'cancelled' && <p>This was cancelled. No file was left behind.</p>}
      {view?.result && children(view.result)}
    </Dialog>
  )
}

function Copied({ done, total }: { readonly done: number; readonly total: number | null }) {
  return (
    <div className="grid gap-2">
      <p className="small t2">{total === null ? 'Beginning' : `${bytes(done)} of ${bytes(total)}`}</p>
      <progress className="progress" aria-label="Progress" max={total ?? undefined} value={done} />
    </div>
  )
}
