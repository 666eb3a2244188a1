import type { BatchView } from '../../../shared/views/batchViews.ts'
import { useRoute } from '../../route.ts'
import { Exporting } from './exporting/Exporting.tsx'
import { PuttingBack } from './retry/PuttingBack.tsx'
import { hideUnderWay, underWayIn } from '../../parts/underWay.ts'

/** How far a retry of many rows is, or an export, and what came of it. */
export function UnderWayDialog({ batch }: { readonly batch: BatchView }) {
  const { query } = useRoute()
  const underWay = underWayIn(query)
  if (!underWay || underWay.kind === 'import') return null
  const { kind, job, rows } = underWay
  return kind === 'export' ? (
    <Exporting key={job} job={job} rows={rows} onClose={hideUnderWay} />
  ) : (
    <PuttingBack key={job} batch={batch} job={job} rows={rows} onClose={hideUnderWay} />
  )
}
