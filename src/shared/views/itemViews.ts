import { z } from 'zod'
import { callOutcomes, callReasons } from '../modelCall.ts'
import type { FailureKind } from '../failure.ts'
import { failureKinds } from '../failure.ts'
import { answerSources, itemStatuses } from '../item.ts'
import type { RowSpans } from '../rowSpans.ts'
import { isRowSpans } from '../rowSpans.ts'
import { checkpoints, stageNames } from '../stage.ts'
import type { Cell } from '../table.ts'
import { count, instant, nanoUsd, price, tokens } from './measures.ts'
import { rowPart } from './seal.ts'

const stage = z.enum(stageNames)
const failureKind = z.enum(failureKinds as unknown as readonly [FailureKind, ...FailureKind[]])
const failure = z.object({ stage, kind: failureKind, message: z.string() })
const cell = z.custom<Cell>((value) => value !== undefined)

export const rowSpans = z.custom<RowSpans>(isRowSpans, 'These are no runs of row numbers.')

/** Which rows are shown. What is left out does not narrow. */
export const itemFilter = z.object({
  /** Who answered, or what became of the row. `rejected` matches nothing: such rows are no items. */
  parts: z.array(rowPart).max(20).optional(),
  /** The model that answered. */
  model: z.string().max(200).optional(),
  /**
   * Answered by a model on one of these rungs, both ends included: 1 is the primary model, `to` null: any behind it.
   */
  rungs: z.object({ from: count.min(1), to: count.nullable() }).optional(),
  /** Rows of a finding of the newest check: see `smells.read`. */
  smell: z.string().max(300).optional(),
  /** By facet of kind choice: the wanted values. */
  values: z.record(z.string().max(200), z.array(z.string().max(2_000)).max(50)).optional(),
  /** By facet of kind number: from `min` on, below `max`. */
  ranges: z
    .record(z.string().max(200), z.object({ min: z.number().optional(), max: z.number().optional() }))
    .optional(),
  /** Failed rows with this cause: see `failures.groups`. */
  fingerprint: z.string().max(500).optional(),
  /** Rows whose source or id holds every word of it, or a word that begins so. Letters match in either case. */
  text: z.string().max(500).optional(),
  /** Changed so long ago at most. */
  touchedWithinMs: z.int().positive().optional(),
  /** More than one call was made. */
  isRetried: z.boolean().optional(),
  /** All but these rows. */
  except: rowSpans.optional(),
})
export type ItemFilter = z.infer<typeof itemFilter>

const itemSort = z.object({
  /** `field:` and a facet's column, or one of the fixed columns. */
  by: z.union([z.enum(['row', 'attempts', 'cost', 'changed']), z.templateLiteral(['field:', z.string()])]),
  isDescending: z.boolean(),
})
export type ItemSort = z.infer<typeof itemSort>

export const itemsView = z.object({ filter: itemFilter, sort: itemSort })
export type ItemsView = z.infer<typeof itemsView>

export const itemLine = z.object({
  row: count,
  externalId: z.string().nullable(),
  /** What people know the row by: its subject, or the beginning of its text. Empty where it has neither. */
  title: z.string(),
  status: z.enum(itemStatuses),
  checkpoint: z.enum(checkpoints),
  answeredBy: z.enum(answerSources).nullable(),
  model: z.string().nullable(),
  /** 1 is the primary model. */
  rung: count,
  attempts: count,
  costNanoUsd: nanoUsd,
  /** When a waiting row goes on. */
  waitUntil: instant.nullable(),
  changedAt: instant,
  /** Stays until a new outcome is stored. */
  failure: failure.nullable(),
  /** The earlier row for whose content this one is skipped. */
  sameAs: count.nullable(),
  /** The rendered row; empty until there is one. */
  output: z.record(z.string(), cell),
  /** What the asked columns of the source say, cut. */
  source: z.record(z.string(), z.string()),
})
export type ItemLine = z.infer<typeof itemLine>

const callView = z.object({
  attempt: count,
  /** 1 is the primary model. */
  rung: count,
  why: z.enum(callReasons),
  /** As asked for, and as served where the answer says so. */
  model: z.string(),
  servedModel: z.string().nullable(),
  outcome: z.enum(callOutcomes),
  sentAt: instant,
  latencyMs: count.nullable(),
  httpStatus: count.nullable(),
  requestId: z.string().nullable(),
  failureKind: failureKind.nullable(),
  failureMessage: z.string().nullable(),
  tokens,
  costNanoUsd: price,
})
export type CallView = z.infer<typeof callView>

/**
 * One field of the answer. `problem`: the validator's words about it. `nearest`: the allowed value that comes closest.
 */
const outputField = z.object({
  name: z.string(),
  value: cell,
  problem: z.string().nullable(),
  nearest: z.string().nullable(),
  /** Allowed values, where there are only some. */
  choices: z.array(z.string()).nullable(),
})

export const itemDetail = z.object({
  item: itemLine,
  /** What happened, in one sentence, and what is safe. null for an ordinary answer. */
  banner: z
    .object({
      tone: z.enum(['failed', 'default', 'repaired', 'human', 'waiting', 'skipped']),
      title: z.string(),
      body: z.string(),
    })
    .nullable(),
  /** The source row; `field` is the pipeline's field that the column fills. */
  source: z.array(z.object({ column: z.string(), value: z.string(), field: z.string().nullable() })),
  /** The pipeline's fields as they stand, for an edit. */
  fields: z.array(z.object({ name: z.string(), value: z.string() })),
  isInputEdited: z.boolean(),
  prompt: z.object({ system: z.string(), user: z.string(), sha256: z.string() }).nullable(),
  /** The newest reply as it came. `text` is what was parsed. */
  response: z.object({ text: z.string(), stopReason: z.string().nullable(), raw: z.string() }).nullable(),
  /** The answer field by field, also one that is not valid. */
  output: z.array(outputField).nullable(),
  rendered: z.record(z.string(), cell).nullable(),
  /** The rendered row of before it was run again, and when that was; null: there is none, or it stands. */
  earlier: z.object({ at: instant, rendered: z.record(z.string(), cell) }).nullable(),
  /** How long each stage took, where it was measured. */
  stageMs: z.record(stage, z.number().nullable()),
  calls: z.array(callView),
  /** What people did to this row. */
  history: z.array(
    z.object({ at: instant, by: z.string(), what: z.string(), reason: z.string().nullable() }),
  ),
  /** The stages that a retry can start from, and what it costs, about. */
  retries: z.array(z.object({ stage, costNanoUsd: price })),
  /** What helps against the failure, or where there is none, what is at hand. */
  helps: z.enum(['retry', 'edit', 'override']),
  /** Why the answer cannot be accepted as it is; null: it can. */
  cannotAccept: z.string().nullable(),
  /** The pipeline's answer fields for an override, empty values where there is no answer. */
  blank: z.array(outputField),
})
export type ItemDetail = z.infer<typeof itemDetail>

const remedy = z.object({
  kind: z.enum([
    'retry',
    'retry_some',
    'half_concurrency',
    'raise_tokens',
    'switch_model',
    'skip',
    'keep_earlier',
  ]),
  /** Rows it covers. */
  rows: count,
  costNanoUsd: price,
  /** The model to switch to; the new output limit; the new concurrency. */
  model: z.string().optional(),
  maxOutputTokens: count.optional(),
  concurrency: count.optional(),
})
export type Remedy = z.infer<typeof remedy>

export const failureGroup = z.object({
  fingerprint: z.string(),
  stage,
  kind: failureKind,
  message: z.string(),
  count,
  firstAt: instant,
  lastAt: instant,
  /** Failures in each of 48 equal parts of the batch's time. */
  strip: z.array(count),
  /** What it means and what will help, in one or two plain sentences. */
  hint: z.string(),
  samples: z.array(z.object({ row: count, title: z.string() })),
  costNanoUsd: price,
  /** The best first. */
  remedies: z.array(remedy),
})
export type FailureGroup = z.infer<typeof failureGroup>

/** What a retry covers. `limit`: only the first so many of them. */
export const retryScope = z.object({
  rows: z.union([rowSpans, itemFilter]),
  from: stage.nullable(),
  limit: z.int().positive().nullable(),
})
export type RetryScope = z.infer<typeof retryScope>
