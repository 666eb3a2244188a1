import { JobDialog } from '../../../parts/JobDialog.tsx'
import { ExportResult } from './ExportResult.tsx'

interface Props {
  readonly job: string
  /** How many it is to write. */
  readonly rows: number
  readonly onClose: () => void
}

const titles = { running: 'Exporting', done: 'Exported', failed: 'Not exported', cancelled: 'Not exported' }

/** The job names how many there are only while it counts them: that all of them add up is known before one is written. */
const counting = 'Counting every row'

/** The writing of the file, and what was written. A cancelled export leaves no file. */
export function Exporting({ job, rows, onClose }: Props) {
  return (
    <JobDialog
      job={job}
      titleOf={(state, total) => (state === 'running' && total !== null ? counting : titles[state])}
      unit="rows"
      total={rows}
      failed="The export failed."
      cancelled="The export was cancelled. No file was left behind."
      onClose={onClose}
    >
      {(result) => result.kind === 'export' && <ExportResult exported={result.exported} />}
    </JobDialog>
  )
}
