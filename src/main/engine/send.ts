import type { CallId } from '../../shared/ids.ts'
import type { CallResult, ModelRequest } from '../llm/call.ts'
import type { CallReason } from '../store/calls.ts'
import { keyOf } from './cached.ts'
import { stopFor } from './control.ts'
import { batchTrouble } from './decide.ts'
import type { ItemDraft } from './itemDraft.ts'
import type { RunDeps } from './runDeps.ts'

/** A request that has left and come back, with or without a reply. */
export interface Sent {
  readonly callId: CallId
  readonly model: string
  readonly result: CallResult
  readonly latencyMs: number
}

/** A 429 that does not say how long to wait holds its lane for this long. */
const unsaidHoldMs = 1_000

/**
 * Sends one request when its lane has room. Its call row is on disk before it leaves: there is no idempotency key,
 * so a call in flight at a crash must be known. Returns null when the batch stops first.
 */
export async function send(
  draft: ItemDraft,
  request: ModelRequest,
  why: CallReason,
  deps: RunDeps,
): Promise<Sent | null> {
  const { model } = request
  const lane = deps.laneFor(model)
  return lane.run(async () => {
    if (deps.control.stopped) return null
    const sentAt = deps.clock.now()
    const callId = await announce(draft, request, why, sentAt)
    const result = await deps.llm.send(request, { timeoutMs: deps.batch.settings.timeoutMs })
    if (result.failure?.kind === 'rate_limited') lane.rateLimited(result.retryAfterMs ?? unsaidHoldMs)
    // Before this slot goes to the next call: that one would be refused as well.
    const trouble = result.failure && batchTrouble(result.failure.kind)
    if (trouble) deps.control.stop(stopFor(trouble, result.failure))
    if (result.reply) lane.answered()
    return { callId, model, result, latencyMs: Math.max(0, deps.clock.now() - sentAt) }
  })
}

async function announce(
  draft: ItemDraft,
  request: ModelRequest,
  why: CallReason,
  sentAt: number,
): Promise<CallId> {
  const { progress, attempts } = draft.item
  const attempt = attempts + 1
  draft.set({ status: 'running', attempts: attempt, waitUntil: null })
  const sent = {
    attempt,
    rung: progress.rung,
    why,
    model: request.model,
    requestSha256: keyOf(request),
    sentAt,
  }
  const callId = await draft.commit({ sent })
  return callId!
}
