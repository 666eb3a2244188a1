import type { Batch } from '../../shared/batch.ts'

/** Where the window opens: where it was, but on the list of batches when others than the one shown were interrupted. */
export function firstScreen(
  last: string,
  batches: readonly Pick<Batch, 'id' | 'status' | 'reason'>[],
): string {
  const cutOff = batches.filter(({ status, reason }) => status === 'paused' && reason === 'interrupted')
  const isShown = ({ id }: (typeof cutOff)[number]): boolean =>
    /^#\/(?:w\/[^/]+\/)?batches\/(\d+)/.exec(last)?.[1] === String(id)
  return cutOff.every(isShown) ? last : '#/'
}
