import { z } from 'zod'
import * as batch from './views/batchViews.ts'
import * as desk from './views/deskViews.ts'
import { asking, duplicatesChoice } from './views/importViews.ts'
import * as item from './views/itemViews.ts'
import { count, price } from './views/seal.ts'

const nothing = z.object({})
const { batchId, batchRef } = batch
const itemRef = z.object({ batchId, row: count })
const job = z.object({ job: desk.handle })
const sourceRef = z.object({ source: desk.handle, options: desk.readOptions })
const reason = z.string().trim().min(3, 'Say why, in a few words.').max(2_000)
/** The page asks again before this is over: a connection is never held for long. */
const waitMs = z.int().min(0).max(10_000)

/**
 * All that a page can ask of the main process, in both directions: name -> what it takes, what it gives.
 * Calls only. Errors come back as data: see `CallResult`.
 */
export const contract = {
  'workspace.read': { input: nothing, output: desk.workspaceView },
  /** Comes back when the workspace differs from `version`, whoever changed it, or when the time is over. */
  'changes.after': { input: z.object({ version: count, waitMs }), output: z.object({ version: count }) },

  'batches.list': { input: nothing, output: z.object({ batches: z.array(batch.batchLine) }) },
  'batch.read': { input: batchRef, output: batch.batchView },
  'batch.charts': { input: batchRef, output: batch.batchCharts },
  /** Newest first. */
  'batch.events': { input: batchRef, output: z.object({ events: z.array(batch.batchEvent) }) },
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

  'items.page': {
    input: batchRef.extend({ view: item.itemsView, offset: count, limit: z.int().min(1).max(500) }),
    output: z.object({ total: count, items: z.array(item.itemLine) }),
  },
  /** Where a row stands in a view, counted from 0, and who is beside it. */
  'items.place': {
    input: itemRef.extend({ view: item.itemsView }),
    output: z.object({
      index: count.nullable(),
      total: count,
      before: count.nullable(),
      after: count.nullable(),
    }),
  },
  'item.read': { input: itemRef, output: item.itemDetail },
  /** Stores other values for the pipeline's fields, and runs the row again with them. The source row stays. */
  'item.editInput': {
    input: itemRef.extend({ fields: z.record(z.string(), z.string().max(1_048_576)) }),
    output: nothing,
  },
  /** The operator's own answer. It is checked like a model's; the message says what is wrong with it. */
  'item.override': {
    input: itemRef.extend({ output: z.record(z.string(), z.unknown()), reason }),
    output: nothing,
  },
  'item.accept': { input: itemRef.extend({ reason: reason.nullable() }), output: nothing },

  'failures.groups': { input: batchRef, output: z.object({ groups: z.array(item.failureGroup) }) },
  /** Failed rows with this cause are taken as they are: skipped. */
  'failures.skip': {
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
      /** Rows in the scope that cannot start there. */
      impossible: count,
      /** Rows that are open anyway, and run along. */
      open: count,
      costNanoUsd: price,
    }),
  },
  /** Puts rows back to work and runs them. Refused when it is not the number of rows that the operator saw. */
  'retry.run': {
    input: batchRef.extend({
      scope: item.retryScope,
      expectedRows: count,
      settings: batch.runSettings
        .pick({ models: true, concurrency: true, maxOutputTokens: true })
        .partial()
        .optional(),
    }),
    output: z.object({ rows: count }),
  },

  /** Desktop: the system's dialog; null when it was closed. On the web the page uploads instead. */
  'source.choose': { input: nothing, output: z.object({ file: desk.sourceFile.nullable() }) },
  /** The 200 tickets that come with the product. */
  'source.sample': { input: nothing, output: desk.sourceFile },
  'source.read': {
    input: sourceRef.extend({ mapping: z.record(z.string(), z.string()) }),
    output: desk.sourceView,
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
    output: z.object({ shown: z.string().nullable(), downloads: desk.exported.shape.downloads }),
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
    input: batchRef.extend({ rows: desk.exportRows, format: desk.exportFormat }),
    output: desk.exportPlan,
  },
  /** Desktop: the system's dialog, with `ask` false a place of our choice; null when it was closed. */
  'export.target': {
    input: z.object({ fileName: z.string().min(1).max(200), ask: z.boolean() }),
    output: z.object({ target: desk.exportTarget.nullable() }),
  },
  'export.run': {
    input: batchRef.extend({
      rows: desk.exportRows,
      format: desk.exportFormat,
      /** null: all. */
      columns: z.array(z.string()).min(1).nullable(),
      target: desk.handle,
      overwrite: z.boolean(),
    }),
    output: job,
  },

  'settings.read': { input: nothing, output: desk.settingsView },
  'settings.write': { input: desk.settingsChange, output: desk.settingsView },
  /** Tests the key and keeps it when it works. It is never given back. */
  'key.set': { input: z.object({ key: z.string().min(1).max(500) }), output: desk.settingsView },
  'key.test': { input: nothing, output: desk.settingsView },
  'key.forget': { input: nothing, output: desk.settingsView },
  'models.list': { input: nothing, output: z.object({ models: z.array(desk.modelView) }) },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>

export type Contract = typeof contract
export type CallName = keyof Contract
export type CallInput<N extends CallName> = z.input<Contract[N]['input']>
export type CallOutput<N extends CallName> = z.output<Contract[N]['output']>

/** `usage`: the input or the state of things does not allow it, and the message is for the operator. `bug`: ours. */
export type CallError = { readonly kind: 'usage' | 'bug'; readonly message: string }

export type CallResult<T = unknown> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: CallError }
