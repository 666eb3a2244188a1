import type { CallId } from '../../shared/ids.ts'
import type { CallResult } from '../llm/call.ts'
import type { OverBudget } from '../store/costs/budgets.ts'
import type { CallReason } from '../../shared/modelCall.ts'
import { isOverBudget } from '../store/items/commitItem.ts'
import { wasAsleep } from './asleep.ts'
import { budgetStop } from './cost/budgetStop.ts'
import { stopFor } from './control.ts'
import { batchTrouble } from './decide.ts'
import type { ItemDraft } from './itemDraft.ts'
import type { Lane } from './lane/lane.ts'
import type { Reservation } from './lane/limiter.ts'
import type { PreparedRequest } from './request/preparedRequest.ts'
import type { RunDeps } from './runDeps.ts'
import { worstCostNanoUsd } from './cost/worstCost.ts'

/** A request that has left and come back, with or without a reply. */
export interface Sent {
  readonly callId: CallId
  readonly model: string
  readonly sentAt: number
  readonly worstNanoUsd: number
  readonly result: CallResult
  readonly latencyMs: number
  /** The machine slept while it was in flight, and it broke: nobody's fault. */
  readonly wasAsleep: boolean
}

/** Why nothing came back: the batch stops, or while it waited for a slot another model became the one to ask. */
export type NotSent = 'stopped' | 'moved'

export interface Outgoing extends PreparedRequest {
  readonly why: CallReason
  /** The rung that should have been asked, where its model and those up to this one are known to be down. */
  readonly from: number
}

/** Where calls in flight, of this process or another one, stand in the way of a budget, it is looked at this often. */
const roomPollMs = 100

/**
 * Sends one request when its lane and the budgets have room. Its call row is on disk before it leaves: there is no
 * idempotency key, so a call in flight at a crash must be known.
 */
export async function send(draft: ItemDraft, outgoing: Outgoing, deps: RunDeps): Promise<Sent | NotSent> {
  const lane = deps.laneFor(outgoing.request.model)
  const { rung } = draft.item.progress
  return lane.run(outgoing.bytes, async (reservation) => {
    if (deps.control.stopped) return 'stopped'
    if (isMoved(rung, outgoing.from, lane, deps)) {
      lane.giveBack(reservation)
      return 'moved'
    }
    const worstNanoUsd = worstCostNanoUsd(outgoing, deps.prices, deps.clock.now()) ?? 0
    const announced = await announcedWithinBudget(draft, outgoing, worstNanoUsd, deps)
    if (announced === null) return 'stopped'
    return exchange(outgoing, { ...announced, worstNanoUsd, reservation, lane }, deps)
  })
}

/** One of the models that were passed over may be asked again, or this one has gone down and the next one answers. */
function isMoved(
  rung: number,
  from: number,
  { breaker }: Lane,
  { policy, laneFor, clock }: RunDeps,
): boolean {
  const now = clock.now()
  if (policy.models.slice(from, rung).some((model) => laneFor(model).breaker.admits(now))) return true
  return breaker.enter(now) === 'down' && rung + 1 < policy.models.length
}

interface Announced {
  readonly callId: CallId
  readonly sentAt: number
}

interface OnItsWay extends Announced {
  readonly worstNanoUsd: number
  readonly reservation: Reservation
  readonly lane: Lane
}

async function exchange(
  { request }: Outgoing,
  { callId, sentAt, worstNanoUsd, reservation, lane }: OnItsWay,
  { batch, llm, control, clock }: RunDeps,
): Promise<Sent | NotSent> {
  const { timeoutMs } = batch.settings
  const result = await llm.send(request, { timeoutMs })
  // A dropped call keeps its row as it is: whoever stops the batch counts it as lost.
  if (control.isDropping && !result.reply) return 'stopped'
  const latencyMs = Math.max(0, clock.now() - sentAt)
  const isAsleep = wasAsleep(result, latencyMs, timeoutMs)
  lane.learn(reservation, result, isAsleep)
  // Before this slot goes to the next call: that one would be refused as well.
  const trouble = result.failure && batchTrouble(result.failure.kind)
  if (trouble) control.stop(stopFor(trouble, result.failure))
  return { callId, model: request.model, sentAt, worstNanoUsd, result, latencyMs, wasAsleep: isAsleep }
}

/** Waits for calls in flight to come back where only their worst case stands in the way. null: the batch stops. */
async function announcedWithinBudget(
  draft: ItemDraft,
  { request, key, why }: Outgoing,
  worstNanoUsd: number,
  deps: RunDeps,
): Promise<Announced | null> {
  const { control, clock, steering } = deps
  const { attempts, progress } = draft.item
  const call = { rung: progress.rung, why, model: request.model, requestSha256: key, worstNanoUsd }
  draft.set({ status: 'running', attempts: attempts + 1, waitUntil: null })
  while (!control.stopped) {
    const sentAt = clock.now()
    const sent = { ...call, attempt: attempts + 1, sentAt, heldTo: steering.heldTo }
    const announced = await draft.commit({ sent })
    if (!isOverBudget(announced)) return { callId: announced!, sentAt }
    const refusal = steering.stillOver(worstNanoUsd)
    if (refusal) await roomOrStop(refusal, deps)
  }
  return null
}

async function roomOrStop(refusal: OverBudget, { batch, control, clock, store }: RunDeps): Promise<void> {
  if (refusal.reservedNanoUsd > 0) return clock.sleep(roomPollMs, control.signal)
  const isPractice = batch.settings.provider === 'practice'
  const unsettledNanoUsd = store.budgets.unsettled(refusal.scope, batch.id, isPractice, clock.now())
  control.stop(budgetStop(refusal, unsettledNanoUsd, batch))
}
