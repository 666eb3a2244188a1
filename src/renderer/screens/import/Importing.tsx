import { useState } from 'react'
import { Dialog } from '../../parts/Dialog.tsx'
import { Progress } from '../../parts/Progress.tsx'
import { cancelJob } from '../../parts/useJob.ts'

interface Props {
  readonly job: string
  readonly done: number
  /** null: not known. */
  readonly rows: number | null
}

/** The import on its way. When it is cancelled nothing of it is kept. */
export function Importing({ job, done, rows }: Props) {
  const [isCancelled, setCancelled] = useState(false)
  const cancel = (): void => {
    setCancelled(true)
    void cancelJob(job).catch(() => setCancelled(false))
  }
  return (
    <Dialog
      title={isCancelled ? 'Cancelling the import' : 'Importing'}
      note={
        isCancelled
          ? 'Its space in the workspace file is used by the next import.'
          : 'A batch appears when all of it is stored. All else can be used meanwhile, in another window.'
      }
      closing={null}
      verb={
        <button type="button" className="btn" disabled={isCancelled} onClick={cancel}>
          Cancel
        </button>
      }
      onClose={cancel}
    >
      {isCancelled ? (
        <p role="status">What was stored of it is being removed…</p>
      ) : (
        <Progress done={done} total={rows} unit="rows" />
      )}
    </Dialog>
  )
}
