import { useEffect, useState } from 'react'
import type { BatchId } from '../../../../shared/ids.ts'
import type { BatchCharts } from '../../../../shared/views/batchViews.ts'
import { call } from '../../../api.ts'
import { follow } from '../../../follow.ts'
import { showTogether } from '../../../showTogether.ts'

/** Charts are drawn whole: a small batch is followed closely, and a slow one does not spend its time on them. */
const rest = { least: 250, most: 2_000 }

export function useCharts(batchId: BatchId): BatchCharts | null {
  const [charts, setCharts] = useState<BatchCharts | null>(null)
  useEffect(
    () =>
      follow(async (isFirst) => {
        // Whether the workspace can be read at all is said at the top of the page.
        const read = await call('batch.charts', { batchId }).catch(() => null)
        if (!read) return
        if (isFirst) setCharts(read)
        else showTogether(() => setCharts(read))
      }, rest),
    [batchId],
  )
  return charts
}
