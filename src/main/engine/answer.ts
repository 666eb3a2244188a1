import type { Failure } from '../../shared/failure.ts'
import type { Progress, StageFailure } from '../../shared/item.ts'
import { freshProgress } from '../../shared/item.ts'
import type { Reply } from '../llm/call.ts'
import type { Prompt } from '../pipelines/pipeline.ts'
import type { CallReason } from '../../shared/modelCall.ts'
import { takeCached } from './cached.ts'
import type { Decision } from './decide.ts'
import { decide, nextRung } from './decide.ts'
import type { ItemDraft } from './itemDraft.ts'
import type { Lane } from './lane/lane.ts'
import type { PreparedRequest } from './request/preparedRequest.ts'
import type { BadReply } from './request/requestFor.ts'
import { requestTo } from './request/requestTo.ts'
import { remembered } from './remembered.ts'
import type { RunDeps } from './runDeps.ts'
import type { Sent } from './send.ts'
import { send } from './send.ts'
import { settleBad, settleGood } from './settle.ts'

/** How a question ended. Whatever was paid on the way is stored already. */
export type Answer =
  | { readonly kind: 'reply' }
  | { readonly kind: 'default' }
  | { readonly kind: 'failed'; readonly failure: StageFailure }
  /** The batch stops: nothing was decided, the item goes on when the batch does. */
  | { readonly kind: 'stopped' }

export interface Question {
  readonly prompt: Prompt
  /** A bad reply stored before a restart, while the model was being asked again. */
  readonly badReply: BadReply | null
}

/**
 * The engine's one port to the models. A good reply is left on the draft, from the cache where the same question was
 * answered before, by whichever model of the chain: rows that ask the same are answered once, also at the same time.
 */
export async function answer(draft: ItemDraft, question: Question, deps: RunDeps): Promise<Answer> {
  const { models, defaultResponse } = deps.policy
  const { progress, failure } = draft.item
  // The chain was exhausted when the process died, or the operator has shortened it since.
  if (progress.rung >= models.length) {
    if (failure) return defaultResponse ? { kind: 'default' } : { kind: 'failed', failure }
    draft.set({ progress: freshProgress })
  }
  const plain = remembered((rung: number) => plainRequest(rung, question, deps))
  if (!mayShare(draft, deps)) return climb(draft, question, plain, deps)
  const name = plain(0).key.toString('hex')
  for (;;) {
    for (const rung of deps.cachedRungs)
      if (takeCached(draft, plain(rung).key, deps)) return { kind: 'reply' }
    const sameQuestion = deps.inFlight.get(name)
    if (!sameQuestion) break
    await sameQuestion.catch(() => undefined) // its own item reports that
  }
  const climbing = climb(draft, question, plain, deps)
  deps.inFlight.set(name, climbing)
  return climbing.finally(() => deps.inFlight.delete(name))
}

/** Asks rung after rung until a reply is good or the chain is exhausted. A good reply is kept under its rung's key. */
async function climb(
  draft: ItemDraft,
  question: Question,
  plain: (rung: number) => PreparedRequest,
  deps: RunDeps,
): Promise<Answer> {
  let asked = question
  for (let why = firstReason(draft.item.progress), stood = draft.item.progress; ;) {
    const progress = besidesModelsThatAreDown(stood, deps)
    const isMoved = progress !== stood
    const outgoing = isFirst(progress) ? plain(progress.rung) : requestOf(progress, asked, deps)
    draft.set({ progress })
    const sent = await send(draft, { ...outgoing, why: isMoved ? 'next_rung' : why, from: stood.rung }, deps)
    if (sent === 'stopped') return { kind: 'stopped' }
    if (sent === 'moved') continue
    const { reply } = sent.result
    const failure = sent.result.failure ?? problemWith(reply, draft, deps)
    if (!failure) {
      await settleGood(draft, sent, plain(progress.rung).key, deps)
      return { kind: 'reply' }
    }

    // The network is gone: that its model was down was no reason to ask another one.
    if (isMoved && failure.kind === 'offline') draft.set({ progress: stood })
    const decision = decideNext(draft, failure, sent, deps)
    await settleBad(draft, sent, { failure, decision }, deps)
    if (isLast(decision)) return lastAnswer(decision, draft)
    if (decision.do === 'retry') await untilRetry(decision.delayMs, progress, deps)
    else asked = { ...question, badReply: badReplyAfter(decision, failure, reply) }
    why = reasons[decision.do]
    stood = draft.item.progress
  }
}

/** The rung to ask: the first from here on whose model is not known to be down. The last one is asked in any case. */
function besidesModelsThatAreDown(stood: Progress, deps: RunDeps): Progress {
  let progress = stood
  while (hasNextModel(progress, deps) && !laneOf(progress, deps).breaker.admits(deps.clock.now()))
    progress = nextRung(progress)
  return progress
}

/** Waits, but not for a model that goes down meanwhile when another one can answer. */
async function untilRetry(delayMs: number, progress: Progress, deps: RunDeps): Promise<void> {
  const { control, clock } = deps
  const signal = hasNextModel(progress, deps)
    ? AbortSignal.any([control.signal, laneOf(progress, deps).breaker.wentDown])
    : control.signal
  await clock.sleep(delayMs, signal)
}

function hasNextModel({ rung }: Progress, { policy }: RunDeps): boolean {
  return rung + 1 < policy.models.length
}

function laneOf({ rung }: Progress, { policy, laneFor }: RunDeps): Lane {
  return laneFor(policy.models[rung]!)
}

function isFirst({ tries, asked, raised }: Progress): boolean {
  return tries + asked + raised === 0
}

const reasons = {
  retry: 'retry',
  ask_again: 'asked_again',
  more_tokens: 'more_tokens',
  next_rung: 'next_rung',
} as const satisfies Record<Exclude<Decision['do'], Last['do']>, CallReason>

type Last = Extract<Decision, { do: 'default' | 'fail' | 'pause' }>

function isLast(decision: Decision): decision is Last {
  return decision.do === 'default' || decision.do === 'fail' || decision.do === 'pause'
}

function lastAnswer(decision: Last, draft: ItemDraft): Answer {
  switch (decision.do) {
    case 'default':
      return { kind: 'default' }
    case 'fail':
      return { kind: 'failed', failure: draft.item.failure! }
    case 'pause':
      return { kind: 'stopped' }
  }
}

/** After a restart an item goes on where it stood. */
function firstReason({ tries, asked, raised, rung }: Progress): CallReason {
  if (asked > 0) return 'asked_again'
  if (raised > 0) return 'more_tokens'
  if (tries > 0) return 'retry'
  return rung > 0 ? 'next_rung' : 'first'
}

function requestOf(progress: Progress, { prompt, badReply }: Question, deps: RunDeps): PreparedRequest {
  const { policy, pipeline, schema, prices, batch } = deps
  const { maxOutputTokens } = batch.settings
  const turn = { raised: progress.raised, badReply }
  return requestTo(policy.models[progress.rung]!, prompt, turn, { pipeline, maxOutputTokens, schema, prices })
}

/** What a rung is asked first. A good reply is kept under it, also when the rung had to be asked again. */
function plainRequest(rung: number, { prompt }: Question, deps: RunDeps): PreparedRequest {
  return requestOf({ ...freshProgress, rung }, { prompt, badReply: null }, deps)
}

function mayShare(draft: ItemDraft, deps: RunDeps): boolean {
  return deps.batch.settings.useCache && draft.item.asking === 'cached'
}

/** A reply without one is kept as data, so that the parse stage need not read it again. */
function problemWith(reply: Reply | null, draft: ItemDraft, { pipeline }: RunDeps): Failure | null {
  const outcome = pipeline.parse(reply?.text ?? '')
  if (!outcome.ok) return outcome.failure
  draft.parsed = outcome.value
  return null
}

function decideNext(
  draft: ItemDraft,
  failure: Failure,
  { result: { retryAfterMs }, wasAsleep }: Sent,
  deps: RunDeps,
): Decision {
  const { policy, chance } = deps
  const { progress } = draft.item
  const { isDown } = laneOf(progress, deps).breaker
  return decide(failure, { progress, policy, retryAfterMs, chance, isDown, wasAsleep })
}

function badReplyAfter(decision: Decision, failure: Failure, reply: Reply | null): BadReply | null {
  if (decision.do !== 'ask_again' || !reply) return null
  return { text: reply.text, problem: failure.message }
}
