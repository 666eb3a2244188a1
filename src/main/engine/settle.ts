import type { Failure } from '../../shared/failure.ts'
import { scopeOf } from '../../shared/failure.ts'
import type { ItemState } from '../../shared/item.ts'
import type { StageName } from '../../shared/stage.ts'
import { noTokens } from '../../shared/tokens.ts'
import type { CallResult, Reply } from '../llm/call.ts'
import type { CallEnd } from '../store/answers/calls.ts'
import { stopFor } from './control.ts'
import type { Decision } from './decide.ts'
import { progressAfter } from './decide.ts'
import type { ItemDraft } from './itemDraft.ts'
import type { RunDeps } from './runDeps.ts'
import type { Sent } from './send.ts'

/** Puts a good reply on disk: from here on the item is never asked again. */
export async function settleGood(draft: ItemDraft, sent: Sent, key: Buffer, deps: RunDeps): Promise<void> {
  const { endpoint, batch } = deps
  const ended = endOf(sent, null, deps)
  deps.cachedRungs.add(draft.item.progress.rung)
  addResponse(draft, sent.result.reply!)
  draft.set({ ...paid(draft, ended), checkpoint: 'processed', answeredBy: 'model', model: ended.servedModel })
  await draft.commit({ ended, ...(batch.settings.useCache && { cache: { endpoint, requestSha256: key } }) })
}

/** As it came, not as it would be written again. */
function addResponse(draft: ItemDraft, { body, json }: Reply): void {
  draft.add('response', body, json)
}

interface Setback {
  readonly failure: Failure
  readonly decision: Decision
}

/** Puts a failed call on disk together with what was decided: what the item waits for, or why it ends. */
export async function settleBad(
  draft: ItemDraft,
  sent: Sent,
  setback: Setback,
  deps: RunDeps,
): Promise<void> {
  const { failure, decision } = setback
  const ended = endOf(sent, failure, deps)
  if (sent.result.reply) addResponse(draft, sent.result.reply)
  draft.set({ ...paid(draft, ended), ...stateAfter(draft.item, setback, deps.clock.now()) })
  if (decision.do === 'pause') deps.control.stop(stopFor(decision.reason, failure))
  await draft.commit({ ended })
}

function stateAfter(item: ItemState, { failure, decision }: Setback, now: number): Partial<ItemState> {
  const stage: StageName = scopeOf(failure.kind) === 'reply' ? 'parse' : 'process'
  const progress = progressAfter(decision, item.progress)
  const known = { progress, failure: { ...failure, stage } }
  switch (decision.do) {
    case 'retry':
      return { ...known, status: 'waiting', waitUntil: now + decision.delayMs }
    case 'fail':
      return { ...known, status: 'failed', checkpoint: stage === 'parse' ? 'processed' : item.checkpoint }
    case 'ask_again':
    case 'more_tokens':
    case 'next_rung':
    case 'default':
    case 'pause':
      return known
  }
}

function paid(draft: ItemDraft, ended: CallEnd): Pick<ItemState, 'costNanoUsd'> {
  return { costNanoUsd: draft.item.costNanoUsd + (ended.costNanoUsd ?? 0) }
}

function endOf(sent: Sent, failure: Failure | null, deps: RunDeps): CallEnd {
  const { status, requestId, reply } = sent.result
  const servedModel = reply?.model ?? null
  const cost = reply ? deps.prices.costNanoUsd(reply.model, reply.tokens, deps.clock.now()) : 0
  return {
    id: sent.callId,
    model: sent.model,
    sentAt: sent.sentAt,
    failure,
    latencyMs: sent.latencyMs,
    httpStatus: status,
    requestId,
    servedModel,
    tokens: reply?.tokens ?? noTokens,
    costNanoUsd: cost,
    worstNanoUsd: sent.worstNanoUsd,
    isUnsettled: cost === null || (!reply && mayBeBilled(sent.result)),
  }
}

/** No reply arrived, but one may have been made: nothing came back, or a success that was cut off or garbled. */
function mayBeBilled({ status, failure }: CallResult): boolean {
  if (failure?.kind === 'offline') return false // it never got there
  return status === null || (status >= 200 && status < 300)
}
