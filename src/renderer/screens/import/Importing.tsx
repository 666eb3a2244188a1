import { Dialog } from '../../parts/Dialog.tsx'
import { Progress } from '../../parts/Progress.tsx'
import { cancelJob } from '../../parts/useJob.ts'

interface Props {
  readonly job: string
  readonly done: number
  readonly rows: number
}

/** The import on its way. When it is cancelled nothing of it is kept. */
export function Importing({ job, done, rows }: Props) {
  const cancel = (): void => void cancelJob(job)
  return (
    <Dialog
      title="Importing"
      onClose={cancel}
      footer={
        <>
          <span className="small t3 grow">A batch appears when all of it is stored.</span>
          <button type="button" className="btn" onClick={cancel}>
            Cancel
          </button>
        </>
      }
    >
      <Progress done={done} total={rows} unit="rows" />
    </Dialog>
  )
}
