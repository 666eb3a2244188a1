import type { BatchId } from './ids.ts'
import type { Mapping } from './field.ts'
import type { TableFormat } from './table.ts'

export const batchStatuses = ['ready', 'running', 'paused', 'submitted', 'complete', 'cancelled'] as const
export type BatchStatus = (typeof batchStatuses)[number]

/** Nothing of it is left to run, unless somebody asks for more. */
export function isOver({ status }: { readonly status: BatchStatus }): boolean {
  return status === 'complete' || status === 'cancelled'
}

/** Whether rows are still to be run under its settings: also those that a sample left out, before they are started. */
export function isTunable(batch: { readonly status: BatchStatus; readonly unstarted: number }): boolean {
  return !isOver(batch) || (batch.status === 'complete' && batch.unstarted > 0)
}

/** Why a batch is paused. `model`: none of its models exists; `storage`: the workspace cannot be written. */
export const pauseReasons = [
  'operator',
  'budget',
  'auth',
  'credit',
  'offline',
  'model',
  'storage',
  'interrupted',
] as const
export type PauseReason = (typeof pauseReasons)[number]

export const providers = ['anthropic', 'practice'] as const
export type Provider = (typeof providers)[number]

/** The operator's caps per model and minute, below whatever the API allows. null: no cap of ours. */
export interface Limits {
  /** Requests. */
  readonly rpm: number | null
  /** Input tokens, those read from the prompt cache excluded. */
  readonly itpm: number | null
  readonly otpm: number | null
}

export const noLimits: Limits = { rpm: null, itpm: null, otpm: null }

/** What the operator asks of the process that runs a batch. `now` drops the calls in flight. */
export type BatchRequest = 'pause' | 'pause_now' | 'cancel' | 'cancel_now'

/** What the operator may choose per batch. */
export interface BatchSettings {
  /** null until the batch first runs: the environment decides then. */
  readonly provider: Provider | null
  /** The fallback chain, primary first. */
  readonly models: readonly string[]
  /** Whether the pipeline's default response answers when every model has failed. */
  readonly defaultResponse: boolean
  readonly concurrency: number
  readonly maxRetries: number
  readonly timeoutMs: number
  readonly useCache: boolean
  readonly limits: Limits
  /** Calls that could pass it are not sent. null: no cap. */
  readonly maxCostNanoUsd: number | null
  /** First limit on output tokens; null: the pipeline's own. */
  readonly maxOutputTokens: number | null
}

/** The imported table, without its rows. */
export interface BatchSource {
  readonly fileName: string
  readonly sha256: string
  readonly bytes: number
  readonly format: TableFormat
  readonly columns: readonly string[]
  readonly mapping: Mapping
}

export interface Batch {
  readonly id: BatchId
  readonly name: string
  readonly pipeline: string
  readonly pipelineVersion: number
  readonly status: BatchStatus
  readonly reason: PauseReason | null
  /** The pause said for people: what happened, what to do. */
  readonly message: string | null
  readonly settings: BatchSettings
  readonly source: BatchSource
  readonly sourceRows: number
  readonly createdAt: number
  readonly startedAt: number | null
  readonly finishedAt: number | null
}
