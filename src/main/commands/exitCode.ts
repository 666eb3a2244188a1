import type { StatusDocument } from '../../shared/status.ts'

export const exitCodes = { complete: 0, bug: 1, usage: 2, partly: 3, paused: 4, interrupted: 130 } as const

/** What the process ends with after a run. Scripts rely on these numbers. */
export function exitCodeOf({ batch, seal }: StatusDocument): number {
  switch (batch.status) {
    case 'complete':
      return seal.failed + seal.default > 0 ? exitCodes.partly : exitCodes.complete
    case 'paused':
      return batch.reason === 'interrupted' ? exitCodes.interrupted : exitCodes.paused
    case 'ready':
    case 'running':
    case 'submitted':
    case 'cancelled':
      return exitCodes.partly
  }
}
