import { openRows } from '../../../shared/status.ts'
import type { BatchView } from '../../../shared/views/batchViews.ts'
import { doneOf } from '../../parts/Seal.tsx'

type Running = Pick<BatchView, 'seal' | 'costNanoUsd' | 'unsettledNanoUsd'> & {
  readonly pace: Pick<BatchView['pace'], 'leftMs' | 'projectedNanoUsd'>
  readonly settings: Pick<BatchView['settings'], 'maxCostNanoUsd'>
}

/** Where a batch will come to its own budget before its end, at its pace and mean cost. null: it will not, or it is not known. */
export function pauseAhead(batch: Running): { readonly leftMs: number; readonly rows: number } | null {
  const { seal, costNanoUsd, unsettledNanoUsd, pace, settings } = batch
  const { leftMs, projectedNanoUsd } = pace
  const cap = settings.maxCostNanoUsd
  if (cap === null || leftMs === null || projectedNanoUsd === null) return null
  const ahead = projectedNanoUsd - costNanoUsd
  const room = Math.max(0, cap - costNanoUsd - unsettledNanoUsd)
  if (ahead <= room) return null
  const share = room / ahead
  return { leftMs: leftMs * share, rows: doneOf(seal) + Math.floor(openRows(seal) * share) }
}
