import { batchOf } from '../../../shared/ids.ts'
import type { CallId } from '../../../shared/ids.ts'
import type { ItemState } from '../../../shared/item.ts'
import { isOpen } from '../../../shared/item.ts'
import type { SealPart } from '../../../shared/status.ts'
import type { Cell } from '../../../shared/table.ts'
import { tokenKinds } from '../../../shared/tokens.ts'
import type { Budgets, HeldTo, OverBudget } from '../costs/budgets.ts'
import type { Artifacts, NewArtifact } from '../answers/artifacts.ts'
import type { Cache } from '../answers/cache.ts'
import type { CallEnd, Calls, NewCall } from '../answers/calls.ts'
import type { CounterName } from '../counts/counterNames.ts'
import type { Counters } from '../counts/counters.ts'
import type { Items } from './items.ts'
import type { ItemUpdates } from './itemUpdates.ts'
import { countAnswer } from '../counts/distributions.ts'
import { dayNumber } from '../costs/spend.ts'
import { countReserved, countSpent } from '../costs/spending.ts'

/** One step of one item. All of it is stored, or none of it. */
export interface ItemChange {
  /** The item as it was stored last. */
  readonly was: ItemState
  readonly item: ItemState
  readonly artifacts?: readonly NewArtifact[]
  /** What the answer that completes the item has in the pipeline's facets, in their order. */
  readonly facets?: readonly Cell[] | undefined
  /** A request that is about to leave. It is refused, and nothing is stored, when it could pass one of the caps. */
  readonly sent?: NewCall & { readonly heldTo: HeldTo }
  /** A request that has ended. Its response, if any, is the change's `response` artifact. */
  readonly ended?: CallEnd
  /** Keeps the `response` artifact as the good answer to this request. */
  readonly cache?: { readonly endpoint: string; readonly requestSha256: Buffer }
  /** What the answer would have cost if it had not come out of the cache, nano-dollars. */
  readonly savedNanoUsd?: number
  readonly at: number
}

export interface Tables {
  readonly items: Items
  readonly itemUpdates: ItemUpdates
  readonly artifacts: Artifacts
  readonly calls: Calls
  readonly cache: Cache
  readonly counters: Counters
  readonly budgets: Budgets
}

/** What came of a commit: the id of the call that `sent` announced, or why it must not leave. */
export type Committed = CallId | OverBudget | null

export function isOverBudget(committed: Committed): committed is OverBudget {
  return typeof committed === 'object' && committed !== null
}

/** Stores one step of an item. Runs inside a transaction. */
export function commitItem(tables: Tables, change: ItemChange): Committed {
  const { item, sent, at } = change
  const refusal = sent && tables.budgets.refusal(batchOf(item.id), sent.worstNanoUsd, sent.heldTo, at)
  if (refusal) return refusal
  const responseId = storeArtifacts(tables.artifacts, change)
  if (change.ended) tables.calls.end(change.ended, responseId)
  if (change.cache && responseId) {
    tables.cache.put(change.cache.endpoint, change.cache.requestSha256, responseId, at)
  }
  const callId = sent ? tables.calls.insert(item.id, sent) : null
  if (change.facets) recount(tables, change)
  tables.itemUpdates.update(item, at, change.was, change.facets)
  count(tables.counters, change)
  return callId
}

/** An answer takes the place of the one that the row has, if any, in what is counted by value. */
function recount({ items, counters }: Tables, { was, facets = [] }: ItemChange): void {
  const batchId = batchOf(was.id)
  if (was.status === 'complete') countAnswer(counters, batchId, items.facets(was.id), -1)
  countAnswer(counters, batchId, facets, 1)
}

function storeArtifacts(artifacts: Artifacts, change: ItemChange) {
  let responseId = null
  for (const artifact of change.artifacts ?? []) {
    const id = artifacts.insert(change.item.id, artifact, change.at)
    if (artifact.kind === 'response') responseId = id
  }
  return responseId
}

function count(counters: Counters, { was, item, sent, ended, savedNanoUsd, at }: ItemChange): void {
  const batchId = batchOf(item.id)
  const add: Add = (name, value) => counters.add(batchId, name, value)
  for (const name of countedAs(was)) add(name, -1)
  for (const name of countedAs(item)) add(name, 1)
  if (savedNanoUsd) {
    add('saved', savedNanoUsd)
    counters.spend.add(batchId, dayNumber(at), item.model!, { savedNanoUsd })
  }
  if (isOutcome(item) && !isOutcome(was))
    counters.tally.add(batchId, at, item.status === 'failed' ? 'failed' : 'done', 1)
  if (sent) {
    countSent(add, sent)
    countReserved(counters, batchId, sent)
  }
  if (ended) {
    countEnded(add, ended)
    countSpent(counters, batchId, ended)
    counters.tally.add(batchId, at, 'spentNanoUsd', ended.costNanoUsd ?? 0)
  }
}

function isOutcome({ status }: ItemState): boolean {
  return status === 'complete' || status === 'failed'
}

/** The counters an item stands in. The seal's parts exclude each other: every item is in exactly one. */
export function countedAs(item: ItemState): CounterName[] {
  const names: CounterName[] = [`seal:${sealPart(item)}`, `checkpoint:${item.checkpoint}`]
  if (item.asking === 'never' && isOpen(item)) names.push('open:unasked')
  if (item.answeredBy === 'model' && item.status === 'complete') {
    names.push(`answeredBy:${item.model}`)
    // The first rung is what is left of the model's rows: an ordinary answer costs no count more.
    if (item.progress.rung > 0) names.push(`fellBack:${item.progress.rung}:${item.model}`)
  }
  return names
}

function sealPart({ status, answeredBy }: ItemState): SealPart {
  return status === 'complete' ? (answeredBy ?? 'model') : status
}

type Add = (name: CounterName, value: number) => void

function countSent(add: Add, sent: NewCall): void {
  add('calls:total', 1)
  if (sent.why !== 'first') add('calls:retries', 1)
  if (sent.why === 'asked_again') add('calls:askedAgain', 1)
}

function countEnded(add: Add, ended: CallEnd): void {
  const { failure, costNanoUsd, tokens } = ended
  add(failure ? 'calls:failed' : 'calls:ok', 1)
  if (failure?.kind === 'rate_limited') add('calls:rateLimited', 1)
  for (const kind of tokenKinds) add(`tokens:${kind}`, tokens[kind])
  if (costNanoUsd === null) add('calls:unpriced', 1)
}
