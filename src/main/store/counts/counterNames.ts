import type { Checkpoint } from '../../../shared/stage.ts'
import type { SealPart } from '../../../shared/status.ts'
import type { Tokens } from '../../../shared/tokens.ts'

export const callCounts = ['total', 'ok', 'failed', 'retries', 'askedAgain', 'rateLimited', 'lost'] as const
export type CallCount = (typeof callCounts)[number]

/**
 * All that is counted of a batch, or of the workspace as a whole, by the names under which it is kept. Workspaces hold
 * them: one that is in use keeps its name.
 */
export type CounterName =
  | RowCounter
  | MoneyCounter
  | `calls:${CallCount}`
  /** Calls that came back, at a price that is not known. */
  | 'calls:unpriced'
  | `tokens:${keyof Tokens}`
  /**
   * Answers of models that are not one for a content: rows are asked anew although they repeat one that was answered,
   * or what was answered is not to be found in the cache under the settings of now.
   */
  | 'answers:unshared'
  /** Answers by the index of the facet and the value in it: see `countAnswer`. */
  | `facet:${number}:${string}`

type RowCounter =
  | `seal:${SealPart}`
  | `checkpoint:${Checkpoint}`
  /** By model. */
  | `answeredBy:${string}`
  /** By the place in the chain, from 1, and the model there. */
  | `fellBack:${number}:${string}`
  /** Of the open rows those that no model is asked for: they were put back to be parsed or rendered. */
  | 'open:unasked'
  /** With the content of an earlier row, whether they are skipped or share its answer. */
  | 'duplicates'
  /** Of the skipped rows those that repeat an earlier one. */
  | 'skipped:duplicate'
  /** Of the skipped rows those that had failed. */
  | 'skipped:failed'

/** In nano-dollars. */
type MoneyCounter =
  | 'cost'
  /** What answers out of the cache would have cost. */
  | 'saved'
  /** What calls in flight may cost, at most. */
  | 'reserved'
  /** What calls that were cut off may have cost on top, at most. */
  | 'unsettled'
  /** In the whole workspace, in all and by day: cost and unsettled. */
  | 'spent'
  | `spent:${string}`
