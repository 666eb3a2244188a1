import { useEffect } from 'react'
import type { BatchView } from '../../../shared/views/batchViews.ts'
import { visibleText, wholePercent } from '../../parts/format.ts'
import { openOf } from '../../parts/Seal.tsx'

/** How far the batch is, in the title of the window: also seen when the window is not. */
export function useTitle({ name, seal }: BatchView): void {
  const share = 1 - openOf(seal) / Math.max(1, seal.sourceRows)
  const title = `${wholePercent(share)} · ${visibleText(name)} · Millrace`
  useEffect(() => {
    document.title = title
  }, [title])
  useEffect(() => () => void (document.title = 'Millrace'), [])
}
