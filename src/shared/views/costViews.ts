import { z } from 'zod'
import { batchId } from './batchViews.ts'
import { count, nanoUsd, price } from './measures.ts'

/** Today, the last 7 or 30 days with today, or all there is. Days are UTC, as budgets count them. */
export const costPeriods = ['today', 'week', 'month', 'all'] as const
export type CostPeriod = (typeof costPeriods)[number]

const spent = z.object({
  calls: count,
  /** Cut off, or dropped: they may have been paid. */
  lostCalls: count,
  /** Calls whose price is not known: what they cost is missing from every sum. */
  unpricedCalls: count,
  input: count,
  cacheWrite: count,
  cacheRead: count,
  output: count,
  costNanoUsd: nanoUsd,
  /** What calls whose answer never came may have cost on top, at most. */
  unsettledNanoUsd: nanoUsd,
  /** What answers out of the cache would have cost. */
  savedNanoUsd: nanoUsd,
})
export type SpentView = z.infer<typeof spent>

const budget = z.object({
  capNanoUsd: nanoUsd.nullable(),
  usedNanoUsd: nanoUsd,
  /** The part of it that calls may have cost whose answer never came. */
  unsettledNanoUsd: nanoUsd,
})
export type BudgetUse = z.infer<typeof budget>

/** What was paid, or what practice would have cost at list prices: one of them, never a mixture. */
export const costsView = z.object({
  /** The UTC days of the period; null: since the beginning. */
  fromDay: z.string().nullable(),
  today: z.string(),
  paid: spent,
  practice: spent,
  /** The newest first. */
  byDay: z.array(spent.extend({ day: z.string() })),
  /** The newest first, as many as a screen shows; `batches` is how many there are. */
  byBatch: z.array(
    spent.extend({
      batchId,
      name: z.string(),
      isOver: z.boolean(),
      /** What the whole batch has cost, as far as it is known. */
      wholeNanoUsd: nanoUsd,
      /** What its calls without an answer may have cost on top, at most. */
      wholeUnsettledNanoUsd: nanoUsd,
      /** What it was expected to cost when it began. */
      plannedNanoUsd: price,
      capNanoUsd: nanoUsd.nullable(),
    }),
  ),
  batches: count,
  byPipeline: z.array(spent.extend({ pipeline: z.string(), batches: count })),
  byModel: z.array(
    spent.extend({
      model: z.string(),
      /** nano-dollars a token, as they are now; null: not known. */
      inputNanoUsd: price,
      outputNanoUsd: price,
    }),
  ),
  /** What counts against the caps: calls in flight at their worst case, practice at list prices. */
  budgets: z.object({ day: budget, workspace: budget }),
})
export type CostsView = z.infer<typeof costsView>

/** Dollars for a million tokens, as price lists have it; checked where it is used. */
const usd = z.number()

export const typedBand = z.object({
  /** For prompts up to so many tokens; null: of any length. */
  maxPromptTokens: z.int().positive().nullable(),
  inputUsd: usd,
  cacheWriteUsd: usd,
  cacheReadUsd: usd,
  outputUsd: usd,
})
export type TypedBand = z.infer<typeof typedBand>

/** A model with the price that holds now. */
export const priceLine = z.object({
  id: z.string(),
  lifecycle: z.enum(['active', 'deprecated', 'retired']),
  /** Came with Millrace, is the operator's, or the operator's in place of one that came with it. */
  origin: z.enum(['shipped', 'own', 'changed']),
  /** The day since which it holds, as 2026-11-09. */
  from: z.string(),
  bands: z.array(typedBand).min(1),
  warning: z.string().nullable(),
})
export type PriceLine = z.infer<typeof priceLine>
