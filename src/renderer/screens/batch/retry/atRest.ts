import type { BatchView } from '../../../../shared/views/batchViews.ts'
import { counted } from '../../../parts/format.ts'
import { showToast } from '../../../parts/toast.ts'

/** Rows that are put back wait: the other open ones would run along, and that is asked for by starting it. */
export function isAtRest({ status }: Pick<BatchView, 'status'>): boolean {
  return status === 'ready' || status === 'paused'
}

/** When they run. */
export function whenRun({ startedAt }: Pick<BatchView, 'startedAt'>): string {
  return `when the batch is ${startedAt === null ? 'started' : 'resumed'}`
}

/** Nothing else on the screen tells that they are not being run. */
export function sayWaiting(rows: number, batch: Pick<BatchView, 'startedAt'>): void {
  showToast(`${counted(rows, 'row runs', 'rows run')} ${whenRun(batch)}.`)
}
