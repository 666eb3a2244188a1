import { z } from 'zod'
import * as batch from '../views/batchViews.ts'
import * as desk from '../views/deskViews.ts'
import * as files from '../views/fileViews.ts'
import { handle } from '../views/handle.ts'
import { asking, duplicatesChoice } from '../views/importViews.ts'
import { count } from '../views/measures.ts'
import type { Calls } from './call.ts'
import { job, nothing, waitMs } from './call.ts'

const { batchRef } = batch
const sourceRef = z.object({ source: handle, options: files.readOptions })

/** Calls about files that come in and go out, and about the jobs that take a while. */
export const fileCalls = {
  /** Desktop: the system's dialog; null when it was closed. On the web the page uploads instead. */
  'source.choose': { input: nothing, output: z.object({ file: files.sourceFile.nullable() }) },
  /** The 200 tickets that come with the product. */
  'source.sample': { input: nothing, output: files.sourceFile },
  'source.read': {
    input: sourceRef.extend({ mapping: z.record(z.string(), z.string()) }),
    output: files.sourceView,
  },
  /** Reads the whole file and imports nothing. */
  'source.check': {
    input: sourceRef.extend({
      mapping: z.record(z.string(), z.string()),
      /** Who is to be asked; whoever usually is, where it is left out. */
      asking: asking.optional(),
    }),
    output: job,
  },
  'source.saveRejects': {
    input: sourceRef,
    output: z.object({ shown: z.string().nullable(), downloads: files.exported.shape.downloads }),
  },
  'source.import': {
    input: sourceRef.extend({
      mapping: z.record(z.string(), z.string()),
      name: z.string().trim().min(1).max(200),
      settings: batch.runSettings.partial(),
      /** Runs only so many rows, spread evenly over the table; the rest is skipped until it is started. */
      sample: z.int().positive().nullable(),
      /** Answered by the practice model, also where a key is set. */
      isPractice: z.boolean(),
      duplicates: duplicatesChoice.optional(),
    }),
    output: job,
  },

  /** Comes back when the job differs from `version`, or when the time is over. */
  'job.read': { input: job.extend({ version: count, waitMs }), output: desk.jobView },
  'job.cancel': { input: job, output: nothing },

  'export.plan': {
    input: batchRef.extend({
      rows: files.exportRows,
      format: files.exportFormat,
      /** null: all, as where it is left out. */
      columns: z.array(z.string()).min(1).nullable().optional(),
    }),
    output: files.exportPlan,
  },
  /** Desktop: the system's dialog, with `ask` false a place of our choice; null when it was closed. */
  'export.target': {
    input: z.object({ fileName: z.string().min(1).max(200), ask: z.boolean() }),
    output: z.object({ target: files.exportTarget.nullable() }),
  },
  'export.run': {
    input: batchRef.extend({
      rows: files.exportRows,
      format: files.exportFormat,
      /** null: all. */
      columns: z.array(z.string()).min(1).nullable(),
      target: handle,
      overwrite: z.boolean(),
    }),
    output: job,
  },
} as const satisfies Calls
