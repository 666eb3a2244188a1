import { useEffect } from 'react'
import { Outlines } from '../../parts/Outlines.tsx'
import { showToast } from '../../parts/toast.ts'
import { useJob } from '../../parts/useJob.ts'
import { go } from '../../route.ts'
import { Importing } from './Importing.tsx'

interface Props {
  readonly job: string
  /** It left nothing: the file can be imported anew. */
  readonly onGone: () => void
}

/**
 * An import that was under way when the page was loaded anew. It is not started by itself: the page that asked for that
 * is gone, and may have been for long.
 */
export function FoundImport({ job, onGone }: Props) {
  const view = useJob(job)
  const result = view?.result?.kind === 'import' ? view.result : null
  useEffect(() => {
    if (!view || view.state === 'running') return
    if (result) {
      showToast('The table is imported. Start it when you are ready.')
      go(`batches/${result.batchId}`)
      return
    }
    if (view.error !== null) showToast(view.error)
    onGone()
  }, [view?.state])
  return (
    <>
      <Outlines title="Import" />
      <Importing job={job} done={view?.done ?? 0} rows={null} />
    </>
  )
}
