import { z } from 'zod'
import * as batch from '../views/batchViews.ts'
import * as events from '../views/eventViews.ts'
import * as item from '../views/itemViews.ts'
import { count, price } from '../views/measures.ts'
import { smellsView } from '../views/smellViews.ts'
import type { Calls } from './call.ts'
import { job, nothing } from './call.ts'

const { batchRef } = batch

const retryWanted = batchRef.extend({
  scope: item.retryScope,
  expectedRows: count,
  settings: batch.runSettings
    .pick({ models: true, concurrency: true, maxOutputTokens: true })
    .partial()
    .optional(),
})

/** Calls about a batch as a whole. */
export const batchCalls = {
  'batches.list': { input: nothing, output: z.object({ batches: z.array(batch.batchLine) }) },

  'batch.read': { input: batchRef, output: batch.batchView },
  'batch.charts': { input: batchRef, output: batch.batchCharts },
  /** The log, newest first: from its end, from below an entry, or from around one. */
  'batch.events': {
    input: batchRef.extend({
      topic: events.eventTopic.optional(),
      before: events.eventId.optional(),
      around: events.eventId.optional(),
      limit: z.int().min(1).max(500).default(100),
    }),
    output: events.eventsPage,
  },
  'batch.rejects': { input: batchRef, output: z.object({ rejects: z.array(batch.reject), total: count }) },
  /** Runs what is open; with `rest` also the rows that a sample left out. Refused while another process runs it. */
  'batch.start': {
    input: batchRef.extend({ rest: z.boolean(), settings: batch.runSettings.partial().optional() }),
    output: nothing,
  },
  /** Calls in flight are awaited, with `now` dropped. */
  'batch.pause': { input: batchRef.extend({ now: z.boolean() }), output: nothing },
  'batch.cancel': { input: batchRef.extend({ now: z.boolean() }), output: nothing },
  'batch.tune': { input: batchRef.extend({ tuning: batch.tuning }), output: nothing },

  /** What looks odd in the results, as it was found last. */
  'smells.read': { input: batchRef, output: smellsView },
  /** Looks through all results once more. A check that is under way here is joined. Nothing is sent anywhere. */
  'smells.check': { input: batchRef, output: job },

  'failures.groups': { input: batchRef, output: z.object({ groups: z.array(item.failureGroup) }) },
  /** Failed rows with this cause are taken as they are: skipped. */
  'failures.skip': {
    input: batchRef.extend({ fingerprint: z.string().max(500) }),
    output: z.object({ rows: count }),
  },
  /** Failed rows with this cause get the answers back that they had before they were run again. */
  'failures.keepEarlier': {
    input: batchRef.extend({ fingerprint: z.string().max(500) }),
    output: z.object({ rows: count }),
  },

  /** What a retry covers and costs. Changes nothing. */
  'retry.quote': {
    input: batchRef.extend({ scope: item.retryScope, models: batch.runSettings.shape.models.optional() }),
    output: z.object({
      rows: count,
      /** Those of them that have an answer: the new one takes its place. */
      answered: count,
      /** Those of the answered that a person wrote. */
      byPerson: count,
      /** Rows in the scope that cannot start there. */
      impossible: count,
      /** Rows that are open anyway. */
      open: count,
      /** Rows without text: they fail again before anything is asked. */
      noText: count,
      /** Other rows that failed in a way in which they will probably fail again, asked as they are. */
      failAgain: count,
      costNanoUsd: price,
    }),
  },
  /**
   * Puts rows back to work. They are run, but in a batch that is paused or not started they wait until it is. Refused
   * when it is not the number of rows that the operator saw.
   */
  'retry.run': { input: retryWanted, output: z.object({ rows: count, isRun: z.boolean() }) },
  /** The same for many rows. Cancelled, what was put back by then stays put back. */
  'retry.begin': { input: retryWanted, output: job },
} as const satisfies Calls
