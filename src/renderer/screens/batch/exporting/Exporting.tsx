import { useEffect, useRef } from 'react'
import { Dialog } from '../../../parts/Dialog.tsx'
import { Progress } from '../../../parts/Progress.tsx'
import { Trouble } from '../../../parts/Trouble.tsx'
import { useAction } from '../../../parts/useAction.ts'
import { cancelJob, useJob } from '../../../parts/useJob.ts'
import { ExportResult } from './ExportResult.tsx'

interface Props {
  readonly job: string
  /** How many it is to write. */
  readonly rows: number
  readonly onClose: () => void
}

/** The writing of the file, and what was written. A cancelled export leaves no file. */
export function Exporting({ job, rows, onClose }: Props) {
  const view = useJob(job)
  const action = useAction()
  const exported = view?.result?.kind === 'export' ? view.result.exported : null
  const isRunning = !view || view.state === 'running'
  const end = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    end.current?.focus()
  }, [isRunning])
  const cancel = (): void => void action.run(() => cancelJob(job))
  return (
    <Dialog
      title={isRunning ? 'Exporting' : exported ? 'Exported' : 'Not exported'}
      // What is being written is ended first; the dialog then says that nothing was left behind.
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
      {isRunning && <Progress done={view?.done ?? 0} total={rows} unit="rows" />}
      {view?.state === 'failed' && <Trouble message={view.error ?? 'The export failed.'} />}
      {view?.state === 'cancelled' && <p>The export was cancelled. No file was left behind.</p>}
      {exported && <ExportResult exported={exported} />}
    </Dialog>
  )
}
