import type { BatchId } from '../../shared/ids.ts'
import { useLive } from '../live.ts'

/** The batches that wait for the network and go on by themselves. */
export function useWaiting(): ReadonlySet<BatchId> {
  return new Set(useLive('network.waiting', {}).value?.batches)
}
