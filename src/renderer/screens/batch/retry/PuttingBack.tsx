import { useEffect } from 'react'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import type { JobView } from '../../../../shared/views/deskViews.ts'
import { counted, number } from '../../../parts/format.ts'
import { JobDialog } from '../../../parts/JobDialog.tsx'
import { sayWaiting, whenRun } from './atRest.ts'

type Result = Extract<NonNullable<JobView['result']>, { kind: 'retry' }>

interface Props {
  readonly batch: BatchView
  readonly job: string
  /** How many are to be put back; null: not known. */
  readonly rows: number | null
  readonly onClose: () => void
}

const titles = {
  counting: 'Looking for the rows',
  running: 'Putting rows back to work',
  done: 'Not all rows were put back',
  failed: 'Retry',
  cancelled: 'Nothing was retried',
}

/** Many rows on their way back to work. What was put back before it is cancelled stays put back, and is said. */
export function PuttingBack({ batch, job, rows, onClose }: Props) {
  return (
    <JobDialog
      job={job}
      titles={titles}
      unit="rows"
      total={rows}
      failed="The retry failed."
      cancelled="The retry was cancelled before a row was put back."
      onClose={onClose}
    >
      {(result) => result.kind === 'retry' && <PutBack {...{ batch, result, onClose }} />}
    </JobDialog>
  )
}

/** A retry that went as it was asked for has nothing to say. */
function PutBack({ batch, result, onClose }: Pick<Props, 'batch' | 'onClose'> & { readonly result: Result }) {
  const isWhole = result.rows === result.of
  useEffect(() => {
    if (!isWhole) return
    if (!result.isRun) sayWaiting(result.rows, batch)
    onClose()
  }, [isWhole])
  if (isWhole) return null
  const fate = result.isRun ? 'They are run' : `They run ${whenRun(batch)}`
  return (
    <>
      <p className="lead">
        {number(result.rows)} of {counted(result.of, 'row')} were put back and stay so.
      </p>
      <p className="small t2">{fate}. The others stay as they were, and cost nothing.</p>
    </>
  )
}
