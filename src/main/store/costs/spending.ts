import type { BatchId } from '../../../shared/ids.ts'
import type { CallEnd, InFlight, NewCall } from '../answers/calls.ts'
import type { Counters } from '../counts/counters.ts'
import { dayName, dayNumber } from './spend.ts'

/** Counters of the workspace as a whole. */
export const wholeWorkspace = 0 as BatchId

/**
 * Practice and paid money together. `reserved` is what calls in flight may still cost, `spent` what others have cost,
 * or may have: see `unsettled`.
 */
export function countReserved(counters: Counters, batchId: BatchId, { worstNanoUsd }: NewCall): void {
  counters.add(batchId, 'reserved', worstNanoUsd)
  counters.add(wholeWorkspace, 'reserved', worstNanoUsd)
}

/** A call has come back: its cost takes the place of its worst case. */
export function countSpent(counters: Counters, batchId: BatchId, ended: CallEnd): void {
  const unsettled = ended.isUnsettled ? ended.worstNanoUsd : 0
  const cost = ended.costNanoUsd ?? 0
  const day = dayNumber(ended.sentAt)
  counters.add(batchId, 'cost', cost)
  counters.spend.add(batchId, day, ended.servedModel ?? ended.model, {
    ...ended.tokens,
    calls: 1,
    unpricedCalls: ended.costNanoUsd === null ? 1 : 0,
    costNanoUsd: cost,
    unsettledNanoUsd: unsettled,
  })
  move(counters, batchId, { from: ended.worstNanoUsd, unsettled, spent: cost + unsettled, day })
}

/** Calls whose answer will never be known: their worst case counts as spent. */
export function countLost(
  counters: Counters,
  batchId: BatchId,
  { day, model, calls, worstNanoUsd }: InFlight,
): void {
  counters.add(batchId, 'calls:lost', calls)
  counters.spend.add(batchId, day, model, { calls, lostCalls: calls, unsettledNanoUsd: worstNanoUsd })
  move(counters, batchId, { from: worstNanoUsd, unsettled: worstNanoUsd, spent: worstNanoUsd, day })
}

interface Move {
  readonly from: number
  readonly unsettled: number
  readonly spent: number
  /** On which the call was sent, as `Spend` keeps it: what is told apart there is taken off here. */
  readonly day: number
}

function move(counters: Counters, batchId: BatchId, { from, unsettled, spent, day }: Move): void {
  counters.add(batchId, 'reserved', -from)
  counters.add(wholeWorkspace, 'reserved', -from)
  counters.add(batchId, 'unsettled', unsettled)
  counters.add(wholeWorkspace, 'spent', spent)
  counters.add(wholeWorkspace, `spent:${dayName(day)}`, spent)
}
