import { JobDialog } from '../../../parts/JobDialog.tsx'
import { ExportResult } from './ExportResult.tsx'

interface Props {
  readonly job: string
  /** How many it is to write; null: not known. */
  readonly rows: number | null
  readonly onClose: () => void
}

/** That all rows add up is known before one is written. */
const titles = {
  counting: 'Counting every row',
  running: 'Exporting',
  done: 'Exported',
  failed: 'Not exported',
  cancelled: 'Not exported',
}

/** The writing of the file, and what was written. A cancelled export leaves no file. */
export function Exporting({ job, rows, onClose }: Props) {
  return (
    <JobDialog
      job={job}
      titles={titles}
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
