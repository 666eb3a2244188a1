import type { Batch } from '../../shared/batch.ts'
import type { Cell } from '../../shared/table.ts'
import type { Facet } from '../../shared/views/batchViews.ts'
import type { LlmClient } from '../llm/call.ts'
import type { Prices } from '../llm/prices.ts'
import type { MappedRow, Pipeline } from '../pipelines/pipeline.ts'
import type { Lease } from '../store/batches/leases.ts'
import type { Store } from '../store/open.ts'
import type { Clock } from './clock.ts'
import type { Control } from './control.ts'
import type { Policy } from './decide.ts'
import type { Lane } from './lane/lane.ts'
import type { Steering } from './steering.ts'

/** What the engine needs from outside, for any batch. */
export interface EngineDeps {
  readonly store: Store
  readonly llm: LlmClient
  /** Keeps cached answers of different servers apart. */
  readonly endpoint: string
  readonly prices: Prices
  readonly clock: Clock
  /** Uniform in [0, 1). */
  readonly chance: () => number
}

/** What the stages of one running batch share. */
export interface RunDeps extends EngineDeps {
  readonly batch: Batch
  readonly pipeline: Pipeline
  readonly facets: readonly Facet[]
  readonly policy: Policy
  readonly lease: Lease
  readonly control: Control
  /** A row's cells as the pipeline's fields. */
  readonly mapRow: (cells: readonly Cell[]) => MappedRow
  readonly laneFor: (model: string) => Lane
  readonly steering: Steering
  /** The reply's JSON schema for models with structured output. */
  readonly schema: Record<string, unknown>
  /** First requests that are being answered now, by their hash: who asks the same waits and shares. */
  readonly inFlight: Map<string, Promise<unknown>>
  /** Rungs under whose requests the cache may hold an answer: a key costs something to make. */
  readonly cachedRungs: Set<number>
  /** Stores a system prompt once and returns its name. */
  readonly systemTextName: (text: string) => string
}
