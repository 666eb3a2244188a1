import type { Batch } from '../../shared/batch.ts'

export interface OpenedBatch extends Pick<Batch, 'id' | 'status' | 'reason'> {
  readonly workspace: string
}

/** Where the window opens: where it was, but on the list of batches when others than the one shown were interrupted. */
export function firstScreen(last: string, batches: readonly OpenedBatch[]): string {
  const cutOff = batches.filter(({ status, reason }) => status === 'paused' && reason === 'interrupted')
  const [, workspace, shown] = /^#\/(?:w\/([^/]+)\/)?batches\/(\d+)/.exec(last) ?? []
  const isShown = (batch: OpenedBatch): boolean =>
    shown === String(batch.id) &&
    (workspace === undefined || workspace === encodeURIComponent(batch.workspace))
  return cutOff.every(isShown) ? last : '#/'
}
