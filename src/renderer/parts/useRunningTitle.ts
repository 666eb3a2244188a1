import { useEffect } from 'react'
import { openRows } from '../../shared/status.ts'
import { counted, wholePercent } from './format.ts'
import { useLive } from '../live.ts'
import { begunOf } from './Seal.tsx'

/** How far the batches that run are, in the title of the window; a screen of a batch has its own title. */
export function useRunningTitle(isOwn: boolean): void {
  const batches = useLive('batches.list', {}).value?.batches ?? []
  const running = batches.filter(({ status }) => status === 'running')
  const rows = running.reduce((sum, batch) => sum + begunOf(batch), 0)
  const open = running.reduce((sum, { seal }) => sum + openRows(seal), 0)
  const share = wholePercent((rows - open) / Math.max(1, rows))
  const title =
    running.length === 0 ? 'Millrace' : `${share} · ${counted(running.length, 'batch', 'batches')} · Millrace`
  useEffect(() => {
    if (!isOwn) document.title = title
  }, [title, isOwn])
}
