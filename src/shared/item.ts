import type { Failure } from './failure.ts'
import type { ItemId } from './ids.ts'
import type { Checkpoint, StageName } from './stage.ts'

export const itemStatuses = [
  'pending',
  'running',
  'waiting',
  'complete',
  'failed',
  'skipped',
  'cancelled',
] as const
export type ItemStatus = (typeof itemStatuses)[number]

/** It has no outcome yet. */
export function isOpen({ status }: { readonly status: ItemStatus }): boolean {
  return status === 'pending' || status === 'running' || status === 'waiting'
}

export const answerSources = ['model', 'cache', 'human', 'default'] as const
export type AnswerSource = (typeof answerSources)[number]

/** Where an item stands on its way to an answer. A rung's counts start again on the next rung. */
export interface Progress {
  /** Index into the fallback chain, 0 is the primary model. */
  readonly rung: number
  /** Transient failures on this rung. */
  readonly tries: number
  /** How often this rung was asked again because its reply could not be used. */
  readonly asked: number
  /** How often the output limit was raised on this rung because the reply was cut. */
  readonly raised: number
}

export const freshProgress: Progress = { rung: 0, tries: 0, asked: 0, raised: 0 }

/** A failure and the stage it happened in. */
export interface StageFailure extends Failure {
  readonly stage: StageName
}

/**
 * Where an answer may come from: the cache first, then the model; a fresh call only, when the operator
 * asks anew for a row that had an answer; or nowhere, because a retry from `parse` or `render` is free.
 */
export type Asking = 'cached' | 'fresh' | 'never'

/** All that changes about an item while it runs. */
export interface ItemState {
  readonly id: ItemId
  readonly status: ItemStatus
  readonly checkpoint: Checkpoint
  readonly progress: Progress
  readonly answeredBy: AnswerSource | null
  /** The model that gave the answer, also when it came out of the cache. */
  readonly model: string | null
  /** Calls made for this item, ever. */
  readonly attempts: number
  readonly costNanoUsd: number
  /** When a waiting item goes on, ms UTC. */
  readonly waitUntil: number | null
  /** The last failure. It stays until a new outcome replaces it. */
  readonly failure: StageFailure | null
  readonly asking: Asking
  /** The earlier row with the same content, for which this one was skipped. It never changes. */
  readonly sameAs: number | null
}
