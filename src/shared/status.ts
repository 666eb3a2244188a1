import type { BatchStatus, PauseReason } from './batch.ts'
import type { FailureKind } from './failure.ts'
import type { Checkpoint, StageName } from './stage.ts'
import type { Tokens } from './tokens.ts'

export const sealParts = [
  'rejected',
  'model',
  'cache',
  'human',
  'default',
  'failed',
  'skipped',
  'cancelled',
  'pending',
  'running',
  'waiting',
] as const
export type SealPart = (typeof sealParts)[number]

/** Where every source row of a batch is. The parts exclude each other and add up to `sourceRows`. */
export type Seal = Readonly<Record<'sourceRows' | SealPart, number>>

/** Source rows that stand nowhere, or twice (negative). Anything but 0 is a bug, and no export is written. */
export function unaccounted(seal: Seal): number {
  return seal.sourceRows - sealParts.reduce((sum, part) => sum + seal[part], 0)
}

/** Rows that are still to be run. */
export function openRows({ pending, running, waiting }: Seal): number {
  return pending + running + waiting
}

/** Failed items with the same cause. */
interface FailureCount {
  readonly kind: FailureKind
  readonly stage: StageName
  readonly count: number
  readonly message: string
}

export interface FailureGroup extends FailureCount {
  /** Stage, kind and message with numbers and ids removed. */
  readonly fingerprint: string
  readonly firstAt: number
  readonly lastAt: number
  readonly rows: readonly number[]
}

/** The document that `millrace status --json` prints. */
export interface StatusDocument {
  readonly batch: {
    readonly id: number
    readonly name: string
    readonly pipeline: string
    readonly status: BatchStatus
    readonly reason: PauseReason | null
    readonly sourceRows: number
    readonly createdAt: number
    readonly startedAt: number | null
    readonly finishedAt: number | null
  }
  readonly seal: Seal
  readonly checkpoints: Readonly<Record<Checkpoint, number>>
  readonly calls: {
    readonly total: number
    readonly ok: number
    readonly failed: number
    readonly retries: number
    readonly rateLimited: number
  }
  readonly tokens: Tokens
  readonly cost: { readonly usd: string; readonly unpricedCalls: number }
  readonly answeredBy: Readonly<Record<string, number>>
  readonly failures: readonly FailureCount[]
}
