import { useEffect } from 'react'
import type { BatchView } from '../../../shared/views/batchViews.ts'
import { visibleText, wholePercent } from '../../parts/format.ts'
import { shareDone } from '../../parts/Seal.tsx'

/** How far the batch is, in the title of the window: also seen when the window is not. */
export function useTitle(batch: BatchView): void {
  const title = `${wholePercent(shareDone(batch))} · ${visibleText(batch.name)} · Millrace`
  useEffect(() => {
    document.title = title
  }, [title])
  useEffect(() => () => void (document.title = 'Millrace'), [])
}
