import { z } from 'zod'
import { handle } from './handle.ts'
import { itemFilter } from './itemViews.ts'
import { count, instant } from './measures.ts'

export const severities = ['serious', 'look', 'note'] as const
export type Severity = (typeof severities)[number]

/** Something about the results that a person should look at. */
const finding = z.object({
  /** Names it within its report. */
  smell: z.string(),
  severity: z.enum(severities),
  /** What was found, one sentence with its numbers. */
  said: z.string(),
  /** Why it matters, and when it is nothing. */
  why: z.string(),
  rows: count,
  /** Shows exactly these rows. null: they are no items, or there are none. */
  filter: itemFilter.nullable(),
  /** When it happened, where that says something. */
  when: z.object({ from: instant, to: instant }).nullable(),
})
export type Finding = z.infer<typeof finding>

/** What was looked at, also where nothing was found. */
const looked = z.object({ smell: z.string(), title: z.string(), said: z.string() })

/** What looks odd in a batch, the worst first. */
const smellReport = z.object({
  at: instant,
  /** Rows that have an answer of a model or of the cache: those were looked at. */
  answered: count,
  findings: z.array(finding),
  looked: z.array(looked),
})
export type SmellReport = z.infer<typeof smellReport>

export const smellsView = z.object({
  /** null: it was never checked. */
  report: smellReport.nullable(),
  /** The batch is as it was when it was checked. */
  isCurrent: z.boolean(),
  /** The check that is under way here, or the last one when it went wrong. */
  job: handle.nullable(),
})
