import type { ReactNode } from 'react'
import type { JobView } from '../../../shared/views/deskViews.ts'
import { callOutside } from '../../api.ts'
import { JobDialog } from '../../parts/JobDialog.tsx'

interface Props {
  readonly job: string
  readonly title: string
  readonly children: (result: NonNullable<JobView['result']>) => ReactNode
  readonly onClose: () => void
}

/** The copying of a workspace, and what came of it. */
export function CopyDialog({ job, title, children, onClose }: Props) {
  return (
    <JobDialog
      job={job}
      ask={callOutside}
      titles={{ counting: title, running: title, done: title, failed: title, cancelled: title }}
      unit="bytes"
      failed="The copy failed. Nothing was written."
      cancelled="This was cancelled. No file was left behind."
      onClose={onClose}
    >
      {children}
    </JobDialog>
  )
}
