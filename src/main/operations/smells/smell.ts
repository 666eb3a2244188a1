import type { ItemId } from '../../../shared/ids.ts'
import type { AnswerSource } from '../../../shared/item.ts'
import type { Cell } from '../../../shared/table.ts'
import type { ItemFilter } from '../../../shared/views/itemViews.ts'
import type { Finding, Severity } from '../../../shared/views/smellViews.ts'
import type { OutputField } from '../../pipelines/outputFields.ts'
import type { CallReason } from '../../../shared/modelCall.ts'
import type { Totals } from '../../store/counts/totals.ts'

export interface SeenCall {
  readonly model: string
  readonly why: CallReason
  /** ms UTC */
  readonly sentAt: number
  readonly latencyMs: number | null
  readonly isOk: boolean
}

/** A row as a check sees it. */
export interface SeenRow {
  readonly id: ItemId
  /** null: it has no answer. */
  readonly answeredBy: AnswerSource | null
  /** 0 is the primary model. */
  readonly rung: number
  readonly attempts: number
  readonly costNanoUsd: number
  /** An earlier row asks the same. Once in a hundred times this is said of one that asks something new. */
  readonly isRepeat: boolean
  /** The texts of the pipeline's fields, as they were asked. */
  readonly input: readonly string[]
  /** The answer of a model or of the cache. Those of people and the default are not a model's to look odd. */
  readonly output: Readonly<Record<string, Cell>> | null
  readonly calls: readonly SeenCall[]
}

/** The batch that is looked at. */
export interface LookedAt {
  readonly fields: readonly OutputField[]
  readonly totals: Totals
}

/** What a smell has found. Its rows are those of a filter that says it all, or the ones that are picked. */
export interface Found {
  /** Tells it from other findings of the same smell: a field, a model. */
  readonly of?: string
  readonly severity: Severity
  readonly said: (rows: number) => string
  readonly why: string
  readonly rows: { readonly filter: ItemFilter | null; readonly count: number } | ((row: SeenRow) => boolean)
  readonly when?: Finding['when']
}

export interface Watch {
  see(row: SeenRow): void
  /** After all rows: what was found, and in a few words what was looked at. */
  verdict(): { readonly found: readonly Found[]; readonly looked: string }
}

/**
 * One way in which results can look odd. It sees each row once and keeps no more than counts, so that a million rows
 * take no more memory than a thousand. Thresholds stand in its file, with the reason for each.
 */
export interface Smell {
  readonly name: string
  /** What is looked for. */
  readonly title: string
  /** null: this pipeline has nothing of the kind. */
  watch(batch: LookedAt): Watch | null
}
