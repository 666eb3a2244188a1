import { z } from 'zod'
import { reject, runSettings } from './batchViews.ts'
import { count, price } from './measures.ts'

/** What becomes of rows with the content of an earlier one: they share its answer by the cache, or are not run. */
export const duplicatesChoices = ['share', 'skip'] as const
export const duplicatesChoice = z.enum(duplicatesChoices)
export type DuplicatesChoice = z.infer<typeof duplicatesChoice>

/** Who is to be asked: that decides what rows cost, and which of them were answered before. */
export const asking = runSettings
  .pick({ models: true, useCache: true, maxOutputTokens: true })
  .extend({ isPractice: z.boolean() })
export type Asking = z.infer<typeof asking>

/** Rows with the same content. */
const duplicateGroup = z.object({
  first: count,
  /** The next of them; `total` counts all but the first. */
  rows: z.array(count),
  total: count,
})

/** A whole file, read but not imported. */
export const sourceCheck = z.object({
  rows: count,
  rejected: count,
  /** The first of them. */
  rejects: z.array(reject),
  /** Rows without anything to ask about: they fail. */
  withoutText: count,
  /** What is odd about rows that are not rejected, each as a sentence. */
  oddities: z.array(z.string()),
  /** Rows with the content of an earlier one. */
  duplicates: count,
  /** The largest groups of them, the largest first. */
  duplicateGroups: z.array(duplicateGroup),
  /** Rows, duplicates aside, whose answer is in the cache and costs nothing. Beyond 20,000 rows an estimate. */
  answered: count,
  /** What it costs, about, when each content is asked once and what was answered before is not asked again. */
  costNanoUsd: price,
  /** What it costs, about, when each row is asked by itself. */
  costOfEachNanoUsd: price,
  /** What one row costs that is asked. */
  costPerRowNanoUsd: price,
})
export type SourceCheck = z.infer<typeof sourceCheck>
