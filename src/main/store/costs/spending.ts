import type { BatchId } from '../../../shared/ids.ts'
import type { CallEnd, InFlight, NewCall } from '../calls.ts'
import type { Counters } from '../counters.ts'
import { dayName, dayNumber } from './spend.ts'

/** Counters of the workspace as a whole. */
export const wholeWorkspace = 0 as BatchId

/** `reserved` is what calls in flight may still cost, `spent` what others have cost, or may have: see `unsettled`. */
export function countReserved(counters: Counters, batchId: BatchId, { worstNanoUsd }: NewCall): void {
  counters.add(batchId, 'reserved', worstNanoUsd)
  counters.add(wholeWorkspace, 'reserved', worstNanoUsd)
}

/** A call has come back: its cost takes the place of its worst case. */
export function countSpent(counters: Counters, batchId: BatchId, ended: CallEnd, at: number): void {
  const unsettled = ended.isUnsettled ? ended.worstNanoUsd : 0
  const cost = ended.costNanoUsd ?? 0
  counters.add(batchId, 'cost', cost)
  counters.spend.add(batchId, dayNumber(ended.sentAt), ended.servedModel ?? ended.model, {
    ...ended.tokens,
    calls: 1,
    unpricedCalls: ended.costNanoUsd === null ? 1 : 0,
    costNanoUsd: cost,
    unsettledNanoUsd: unsettled,
  })
  move(counters, batchId, { from: ended.worstNanoUsd, unsettled, spent: cost + unsettled, at })
}

/** Calls whose answer will never be known: their worst case counts as spent. */
export function countLost(
  counters: Counters,
  batchId: BatchId,
  { day, model, calls, worstNanoUsd }: InFlight,
  at: number,
): void {
  counters.add(batchId, 'calls:lost', calls)
  counters.spend.add(batchId, day, model, { calls, lostCalls: calls, unsettledNanoUsd: worstNanoUsd })
  move(counters, batchId, { from: worstNanoUsd, unsettled: worstNanoUsd, spent: worstNanoUsd, at })
}

interface Move {
  readonly from: number
  readonly unsettled: number
  readonly spent: number
  readonly at: number
}

function move(counters: Counters, batchId: BatchId, { from, unsettled, spent, at }: Move): void {
  counters.add(batchId, 'reserved', -from)
  counters.add(wholeWorkspace, 'reserved', -from)
  counters.add(batchId, 'unsettled', unsettled)
  counters.add(wholeWorkspace, 'spent', spent)
  counters.add(wholeWorkspace, `spent:${dayName(dayNumber(at))}`, spent)
}
