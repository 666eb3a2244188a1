import { z } from 'zod'
import { batchStatuses, pauseReasons, providers } from '../batch.ts'
import type { BatchId } from '../ids.ts'
import { chartMark } from './eventViews.ts'
import { provenance } from './provenanceViews.ts'
import { count, instant, nanoUsd, price, tokens } from './measures.ts'
import { seal } from './seal.ts'

export const batchId = z.int().positive() as unknown as z.ZodType<BatchId, BatchId>
export const batchRef = z.object({ batchId })

/** A cap per model and minute; null: none of ours. */
const cap = z.int().positive().nullable()
const limits = z.object({ rpm: cap, itpm: cap, otpm: cap })

/** What the operator may choose per batch. */
export const runSettings = z.object({
  models: z.array(z.string().min(1).max(200)).min(1).max(8),
  defaultResponse: z.boolean(),
  concurrency: z.int().min(1).max(256),
  maxRetries: z.int().min(0).max(20),
  timeoutMs: z.int().min(1_000).max(3_600_000),
  useCache: z.boolean(),
  limits,
  /** null: no cap. */
  maxCostNanoUsd: nanoUsd.min(1).nullable(),
  /** First limit on output tokens; null: the pipeline's own. */
  maxOutputTokens: z.int().min(16).max(1_000_000).nullable(),
})
export type RunSettings = z.infer<typeof runSettings>

/** A batch as a list shows it. */
export const batchLine = z.object({
  id: batchId,
  name: z.string(),
  pipeline: z.string(),
  pipelineVersion: count,
  status: z.enum(batchStatuses),
  reason: z.enum(pauseReasons).nullable(),
  /** A pause said for people: what happened, what to do. */
  message: z.string().nullable(),
  /** Answered by the practice model: free, and no real answers. */
  isPractice: z.boolean(),
  seal,
  /** Rows that a sample left out: in the seal they are skipped. */
  unstarted: count,
  costNanoUsd: nanoUsd,
  unpricedCalls: count,
  createdAt: instant,
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
})
export type BatchLine = z.infer<typeof batchLine>

/** An output field that can be counted, filtered and sorted by: one of a few values, or a number in a range. */
const facet = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('choice'), column: z.string(), values: z.array(z.string()) }),
  z.object({ kind: z.literal('number'), column: z.string(), min: z.number(), max: z.number() }),
])
export type Facet = z.infer<typeof facet>

/** What of the pace and the cost has been measured; null: not yet. */
const pace = z.object({
  /** Rows finished in the last minute of running. */
  rowsPerMinute: z.number().nullable(),
  p50Ms: z.number().nullable(),
  p95Ms: z.number().nullable(),
  /** Until the batch is done, at this pace. Only while it runs. */
  leftMs: z.number().nullable(),
  /** What the batch will have cost at its end. */
  projectedNanoUsd: price,
  /** What the answers out of the cache would have cost. */
  savedNanoUsd: price,
  /** How often a model has answered 429 and was held. */
  rateLimitEpisodes: count,
})

export const batchView = batchLine.extend({
  settings: runSettings.extend({ provider: z.enum(providers).nullable() }),
  source: z.object({
    fileName: z.string(),
    sha256: z.string(),
    bytes: count,
    columns: z.array(z.string()),
    mapping: z.record(z.string(), z.string()),
  }),
  /** The field that rows are known by: the subject, or the text where no column is the subject. */
  titleField: z.string(),
  /** The pipeline's output columns, in the order of the export. */
  outputColumns: z.array(z.string()),
  facets: z.array(facet),
  /** The columns of the items that were chosen last, as the address has them; null: the usual ones. */
  shownColumns: z.string().nullable(),
  calls: z.object({
    total: count,
    ok: count,
    failed: count,
    retries: count,
    askedAgain: count,
    rateLimited: count,
    lost: count,
    inFlight: count,
  }),
  tokens,
  /** What calls that were cut off may have cost on top, at most. */
  unsettledNanoUsd: nanoUsd,
  /** What calls in flight may cost, at most. */
  reservedNanoUsd: nanoUsd,
  answeredBy: z.record(z.string(), count),
  provenance,
  pace,
  /** Rows that are still open, and what they will cost, about. */
  open: z.object({ rows: count, costNanoUsd: price }),
  /** Rows that a sample left out, and what they will cost, about. */
  rest: z.object({ rows: count, costNanoUsd: price }),
  /** What a retry of all failed rows will cost, about. */
  retryFailedNanoUsd: price,
  /**
   * The budget at which it has paused, whether another call fits below it by now, and whether it was taken away.
   * null: it did not pause at one.
   */
  budgetStop: z
    .object({ scope: z.enum(['batch', 'day', 'workspace']), hasRoom: z.boolean(), isGone: z.boolean() })
    .nullable(),
})
export type BatchView = z.infer<typeof batchView>

/** The axis has the times in which the batch ran; arrays have one value for each of their steps. */
export const batchCharts = z.object({
  /**
   * Oldest first. Between two of them the batch was paused, or complete. The last step of each may be shorter than the
   * others.
   */
  spans: z.array(z.object({ fromAt: instant, toAt: instant })).min(1),
  stepMs: count,
  /** Rows finished in each step. */
  rows: z.array(count),
  failed: z.array(count),
  /** Spent up to the end of each step. */
  spentNanoUsd: z.array(nanoUsd),
  /** How many calls the limiter allowed at the end of each step; null: nothing was changed yet. */
  allowed: z.array(count.nullable()),
  /** What happened meanwhile, oldest first. */
  marks: z.array(chartMark),
  /** By facet. A number's bins divide its range into ten equal parts. */
  distributions: z.array(
    z.object({
      column: z.string(),
      answered: count,
      values: z.array(z.object({ value: z.string(), count })),
      bins: z.array(count),
      median: z.number().nullable(),
    }),
  ),
})
export type BatchCharts = z.infer<typeof batchCharts>

export const reject = z.object({
  row: count,
  line: count.nullable(),
  reason: z.string(),
  raw: z.string(),
})

/** The parts of the settings that can change while a batch runs. */
export const tuning = runSettings.pick({ concurrency: true, limits: true, maxCostNanoUsd: true }).partial()
