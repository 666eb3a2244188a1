import { useEffect, useRef, useState } from 'react'
import type { BatchId } from '../../../../shared/ids.ts'
import type { BatchCharts } from '../../../../shared/views/batchViews.ts'
import { call } from '../../../api.ts'
import { useAppState } from '../../../state.ts'

/** Charts count all rows anew: how long they rest, for as long as that took. A small batch is followed closely. */
const restPerMs = 10
const restMs = { least: 250, most: 2_000 }

export function useCharts(batchId: BatchId): BatchCharts | null {
  const version = useAppState((state) => state.version)
  const [charts, setCharts] = useState<BatchCharts | null>(null)
  const nextAt = useRef(0)
  useEffect(() => {
    const read = (): void => {
      const startedAt = Date.now()
      nextAt.current = startedAt + restMs.most
      const show = (read: BatchCharts): void => {
        setCharts(read)
        const tookMs = Date.now() - startedAt
        nextAt.current = Date.now() + Math.min(restMs.most, Math.max(restMs.least, tookMs * restPerMs))
      }
      // Whether the workspace can be read at all is said at the top of the page.
      void call('batch.charts', { batchId }).then(show, () => undefined)
    }
    const timer = setTimeout(read, Math.max(0, nextAt.current - Date.now()))
    return () => clearTimeout(timer)
  }, [batchId, version])
  return charts
}
