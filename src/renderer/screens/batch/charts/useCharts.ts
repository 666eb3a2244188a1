import { useEffect, useRef, useState } from 'react'
import type { BatchId } from '../../../../shared/ids.ts'
import type { BatchCharts } from '../../../../shared/views/batchViews.ts'
import { call } from '../../../api.ts'
import { useAppState } from '../../../state.ts'

/** Charts count all rows anew: so often at most. */
const everyMs = 2_000

export function useCharts(batchId: BatchId): BatchCharts | null {
  const version = useAppState((state) => state.version)
  const [charts, setCharts] = useState<BatchCharts | null>(null)
  const readAt = useRef(0)
  useEffect(() => {
    const read = (): void => {
      readAt.current = Date.now()
      // Whether the workspace can be read at all is said at the top of the page.
      void call('batch.charts', { batchId }).then(setCharts, () => undefined)
    }
    const timer = setTimeout(read, Math.max(0, readAt.current + everyMs - Date.now()))
    return () => clearTimeout(timer)
  }, [batchId, version])
  return charts
}
